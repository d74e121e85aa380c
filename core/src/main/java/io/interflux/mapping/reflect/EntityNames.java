package io.interflux.mapping.reflect;

import io.interflux.annotation.Entity;
import io.interflux.error.SchemaException;

/** The names of the models of annotated classes. */
final class EntityNames {

    private EntityNames() {}

    /** @throws SchemaException if the class is not annotated */
    static String of(Class<?> type, Object askedBy) {
        Entity entity = type.getAnnotation(Entity.class);
        if (entity == null) {
            throw new SchemaException(
                    askedBy + " needs the class " + type.getName() + " to be an entity; annotate it with @Entity.");
        }
        String name = type.getSimpleName();
        return entity.name().isEmpty() ? Character.toLowerCase(name.charAt(0)) + name.substring(1) : entity.name();
    }
}
