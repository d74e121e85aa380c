package io.interflux.json.internal;

import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Projection;
import io.interflux.mapping.DynamicEntity;
import org.jspecify.annotations.Nullable;

/**
 * The name under which the target of a {@link io.interflux.mapping.Link} carries the junction row: what the collection's {@code throughAs}
 * says, else the name of the junction's model.
 *
 * @param given by the collection; {@code null} where it says nothing
 */
public record JunctionName(@Nullable String given) {

    /** That of links whose collection says nothing. */
    public static final JunctionName OF_THE_MODEL = new JunctionName(null);

    /** That of the links of a collection, by its annotation, if it has one. */
    public static JunctionName of(@Nullable BelongsToMany collection) {
        return collection == null || collection.throughAs().isEmpty()
                ? OF_THE_MODEL
                : new JunctionName(collection.throughAs());
    }

    /** For that junction row. */
    public String of(Object row) {
        if (given == null && row instanceof DynamicEntity entity) {
            return entity.model();
        }
        return of(row.getClass());
    }

    /** For junction rows of that class, an entity or a projection; the name of any other class stands for that of its model. */
    public String of(Class<?> junction) {
        if (given != null) {
            return given;
        }
        Projection projection = junction.getAnnotation(Projection.class);
        return model(projection == null ? junction : projection.of());
    }

    private static String model(Class<?> entity) {
        Entity annotation = entity.getAnnotation(Entity.class);
        if (annotation != null && !annotation.name().isEmpty()) {
            return annotation.name();
        }
        String name = entity.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
