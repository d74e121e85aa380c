package io.interflux.mapping;

import io.interflux.error.SchemaException;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The mappings of all models of a schema, made once; safe to share. */
public final class Mappings implements EntityMappings {

    private final Map<Model, EntityMapping<?>> own = new HashMap<>();
    private final Map<Model, EntityMapping<DynamicEntity>> dynamic = new HashMap<>();

    private Mappings(Schema schema) {
        for (Model model : schema.models()) {
            DynamicMapping byName = new DynamicMapping(model);
            dynamic.put(model, byName);
            Class<?> type = model.javaType();
            own.put(model, type == null ? byName : typed(type, model, schema));
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

    private static EntityMapping<?> typed(Class<?> type, Model model, Schema schema) {
        GeneratedEntity<?> generated = GeneratedEntities.find(type);
        return generated == null ? byFactory(type, model, schema) : new ComponentMapping<>(generated, model);
    }

    private static EntityMapping<?> byFactory(Class<?> type, Model model, Schema schema) {
        return ServiceLoader.load(EntityMappingFactory.class, type.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(EntityMappingFactory::priority).reversed())
                .<@Nullable EntityMapping<?>>map(factory -> factory.create(model, schema))
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

    private static <M> M known(@Nullable M mapping, Model model) {
        if (mapping == null) {
            throw new SchemaException("The model " + model
                    + " belongs to another schema than these mappings; use the mappings of its own schema.");
        }
        return mapping;
    }
}
