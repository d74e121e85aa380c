package io.interflux.mapping;

import io.interflux.error.SchemaException;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The mappings of all models of a schema, made once, and of the projections that have been asked for; safe to share. */
public final class Mappings implements EntityMappings {

    private final Map<Model, EntityMapping<?>> own = new HashMap<>();
    private final Map<Model, EntityMapping<DynamicEntity>> dynamic = new HashMap<>();
    private final Map<Projected, EntityMapping<?>> projections = new ConcurrentHashMap<>();

    private record Projected(Model model, Class<?> type) {}

    private Mappings(Schema schema) {
        for (Model model : schema.models()) {
            DynamicMapping byName = new DynamicMapping(model);
            dynamic.put(model, byName);
            Class<?> type = model.javaType();
            own.put(model, type == null ? byName : own(type, model, schema));
        }
    }

    /**
     * The mappings of the schema's models.
     *
     * @throws SchemaException if a model's Java class does not fit it, or no {@link EntityMappingFactory} knows the class
     */
    public static Mappings of(Schema schema) {
        return new Mappings(schema);
    }

    private static EntityMapping<?> own(Class<?> type, Model model, Schema schema) {
        return model.rowClass() instanceof EntityComponents<?> known
                ? ComponentMapping.of(known, model)
                : typed(type, model, schema);
    }

    private static EntityMapping<?> typed(Class<?> type, Model model, Schema schema) {
        GeneratedEntity<?> generated = GeneratedEntities.find(type);
        return generated == null
                ? byFactory(type, model, factory -> factory.create(model, schema))
                : ComponentMapping.of(generated, model);
    }

    private static EntityMapping<?> projected(Class<?> type, Model model) {
        EntityComponents<?> generated = GeneratedEntities.components(type);
        return generated == null
                ? byFactory(type, model, factory -> factory.project(type, model))
                : ComponentMapping.ofProjection(generated, model);
    }

    private static EntityMapping<?> byFactory(
            Class<?> type, Model model, Function<EntityMappingFactory, @Nullable EntityMapping<?>> mapping) {
        return ServiceLoader.load(EntityMappingFactory.class, loader(type)).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(EntityMappingFactory::priority).reversed())
                .<@Nullable EntityMapping<?>>map(mapping)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new SchemaException(
                        "No " + EntityMappingFactory.class.getName() + " maps the model " + model + " to "
                                + type.getName()
                                + "; keep io.interflux.mapping.reflect and META-INF/services on the class path, or run the"
                                + " annotation processor."));
    }

    @Override
    public EntityMapping<?> of(Model model) {
        return known(own.get(model), model);
    }

    @Override
    public EntityMapping<DynamicEntity> dynamic(Model model) {
        return known(dynamic.get(model), model);
    }

    /** The loader of the class; that of the library for classes of the JDK, which say what they lack as all others do. */
    private static ClassLoader loader(Class<?> type) {
        ClassLoader own = type.getClassLoader();
        return own == null ? EntityMappingFactory.class.getClassLoader() : own;
    }

    @Override
    public EntityMapping<?> of(Model model, Class<?> type) {
        EntityMapping<?> whole = of(model);
        if (type == whole.type()) {
            return whole;
        }
        return type == DynamicEntity.class
                ? dynamic(model)
                : projections.computeIfAbsent(new Projected(model, type), added -> projected(type, model));
    }

    private static <M> M known(@Nullable M mapping, Model model) {
        if (mapping == null) {
            throw new SchemaException("The model " + model
                    + " belongs to another schema than these mappings; use the mappings of its own schema.");
        }
        return mapping;
    }
}
