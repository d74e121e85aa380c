package io.interflux.model;

import java.util.List;

/**
 * Reads models and associations from annotated classes into a builder; found by {@link java.util.ServiceLoader}. The library's own reader
 * works by reflection and is the only one that is needed.
 */
public interface EntityReader {

    /**
     * Defines a model for each of the types and declares their associations.
     *
     * @throws io.interflux.error.SchemaException if a type is not an entity, or has a component that no column or association fits
     */
    void read(List<Class<?>> types, SchemaBuilder builder);
}
