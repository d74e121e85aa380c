package io.interflux.model;

import java.util.List;

/**
 * Reads models and associations from annotated classes into a builder; found by {@link java.util.ServiceLoader}. The library has two: one
 * for classes for which the annotation processor was run, and one for all others, which works by reflection. They read the same.
 */
public interface EntityReader {

    /** Whether it can read all of these types; the first reader that can does. */
    default boolean reads(List<Class<?>> types) {
        return true;
    }

    /**
     * Defines a model for each of the types and declares their associations.
     *
     * @throws io.interflux.error.SchemaException if a type is not an entity, or has a component that no column or association fits
     */
    void read(List<Class<?>> types, SchemaBuilder builder);
}
