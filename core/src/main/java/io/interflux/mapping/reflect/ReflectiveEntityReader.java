package io.interflux.mapping.reflect;

import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import io.interflux.error.SchemaException;
import io.interflux.mapping.internal.EntityErrors;
import io.interflux.model.EntityReader;
import io.interflux.model.ModelDefinition;
import io.interflux.model.SchemaBuilder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads records and classes annotated by {@link io.interflux.annotation}; found as a service. */
public final class ReflectiveEntityReader implements EntityReader {

    /** Called by the service loader. */
    public ReflectiveEntityReader() {}

    @Override
    public void read(List<Class<?>> types, SchemaBuilder builder) {
        List<EntityClass> entities = types.stream()
                .peek(type -> EntityNames.of(type, "Schema.of(…)"))
                .map(EntityClass::of)
                .toList();
        Set<Class<?>> junctions = junctions(entities, types);
        entities.forEach(entity -> define(entity, builder, junctions));
        AssociationReader associations = new AssociationReader(builder);
        entities.forEach(associations::read);
    }

    private static Set<Class<?>> junctions(List<EntityClass> entities, List<Class<?>> types) {
        Set<Class<?>> junctions = new HashSet<>();
        for (EntityClass entity : entities) {
            for (Component component : entity.components()) {
                BelongsToMany manyToMany = component.annotation(BelongsToMany.class);
                if (manyToMany != null && manyToMany.through() != Void.class) {
                    requireGiven(manyToMany.through(), component, types);
                    junctions.add(manyToMany.through());
                }
            }
        }
        return junctions;
    }

    private static void requireGiven(Class<?> junction, Component component, List<Class<?>> types) {
        if (!types.contains(junction)) {
            throw EntityErrors.junctionNotGiven(junction, component.toString());
        }
    }

    private static void define(EntityClass entity, SchemaBuilder builder, Set<Class<?>> junctions) {
        Class<?> type = entity.type();
        Entity annotation = type.getAnnotation(Entity.class);
        ModelDefinition model = builder.define(EntityNames.of(type, type.getSimpleName()), type);
        if (!annotation.schema().isEmpty()) {
            model.table(annotation.schema(), tableName(type, annotation));
        } else if (!annotation.table().isEmpty()) {
            model.table(annotation.table());
        }
        if (annotation.keyless()) {
            model.noPrimaryKey();
        } else if (!junctions.contains(type)) {
            requireKey(entity);
        }
        new AttributeReader(model).read(entity);
    }

    private static String tableName(Class<?> type, Entity annotation) {
        if (annotation.table().isEmpty()) {
            throw new SchemaException(
                    "The entity " + type.getName() + " names the database schema " + annotation.schema()
                            + " but no table; say @Entity(schema = \"" + annotation.schema() + "\", table = \"…\").");
        }
        return annotation.table();
    }

    private static void requireKey(EntityClass entity) {
        boolean keyed = entity.components().stream()
                .anyMatch(
                        component -> component.has(Id.class) || component.name().equals("id"));
        if (!keyed) {
            throw EntityErrors.withoutKey(entity.type());
        }
    }
}
