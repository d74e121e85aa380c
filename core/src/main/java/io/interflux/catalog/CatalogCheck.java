package io.interflux.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A check constraint.
 *
 * @param name of the constraint
 * @param columns those that it speaks of
 * @param condition in the words of the database
 * @param values the texts that it admits, or {@code null} where it is not a plain list of texts
 */
public record CatalogCheck(String name, List<String> columns, String condition, @Nullable List<String> values) {

    /** Copies the lists. */
    public CatalogCheck {
        columns = List.copyOf(columns);
        values = values == null ? null : List.copyOf(values);
    }
}
