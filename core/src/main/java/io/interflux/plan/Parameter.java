package io.interflux.plan;

import io.interflux.model.Attribute;
import io.interflux.query.Placeholder;
import java.util.List;

/**
 * Stands in a predicate for a value that is given each time the plan is used.
 *
 * @param index which of the values
 * @param attribute whose column's values it is compared with
 * @param path where, for messages
 */
public record Parameter(int index, Attribute attribute, String path) {

    static Parameter of(Placeholder placeholder, Attribute attribute, Scope scope) {
        return new Parameter(placeholder.index(), attribute, scope.path());
    }

    /**
     * The column's value.
     *
     * @param values those of a {@link io.interflux.query.QueryForm}
     * @throws io.interflux.error.QueryException if the value is not of the attribute's class, naming both
     */
    public Object in(List<Object> values) {
        return Values.toColumn(attribute, values.get(index), path);
    }
}
