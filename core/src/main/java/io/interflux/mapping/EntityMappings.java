package io.interflux.mapping;

import io.interflux.model.Model;

/** The mappings of all models of one schema. */
public interface EntityMappings {

    /** The mapping of the model's own Java type, or the dynamic one where it has none. */
    EntityMapping<?> of(Model model);

    /** The mapping of the model's rows to {@link DynamicEntity}, whatever Java type the model has. */
    EntityMapping<DynamicEntity> dynamic(Model model);
}
