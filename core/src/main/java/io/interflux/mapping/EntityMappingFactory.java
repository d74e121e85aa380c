package io.interflux.mapping;

import io.interflux.model.Model;
import io.interflux.model.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Makes the mappings of models that have a Java class and for which the annotation processor was not run; found by
 * {@link java.util.ServiceLoader} through the class loader of that class.
 */
public interface EntityMappingFactory {

    /** Of several factories that can, the one of the highest priority makes the mapping; the one by reflection has the lowest. */
    default int priority() {
        return 0;
    }

    /**
     * The mapping of the model's rows to its Java class, or {@code null} if this factory does not know the class.
     *
     * @throws io.interflux.error.SchemaException if the class does not fit the model
     */
    @Nullable EntityMapping<?> create(Model model, Schema schema);

    /**
     * The mapping of the model's rows to a class with some of its attributes and associations, or {@code null} if this factory does not know
     * the class.
     *
     * @throws io.interflux.error.QueryException if the class does not fit the model
     * @throws io.interflux.error.SchemaException if its instances cannot be made
     */
    default @Nullable EntityMapping<?> project(Class<?> type, Model model) {
        return null;
    }
}
