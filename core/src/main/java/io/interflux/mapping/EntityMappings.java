package io.interflux.mapping;

import io.interflux.model.Model;

/** The mappings of all models of one schema. */
public interface EntityMappings {

    /** The mapping of the model's own Java type, or the dynamic one where it has none. */
    EntityMapping<?> of(Model model);

    /** The mapping of the model's rows to {@link DynamicEntity}, whatever Java type the model has. */
    EntityMapping<DynamicEntity> dynamic(Model model);

    /**
     * The mapping of the model's rows to a class: its own, {@link DynamicEntity}, or one that has some of its attributes and associations.
     *
     * @throws io.interflux.error.QueryException if the class does not fit the model
     * @throws io.interflux.error.SchemaException if its instances cannot be made
     */
    EntityMapping<?> of(Model model, Class<?> type);
}
