package io.interflux.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * An index that finds rows by equality.
 *
 * @param name its name
 * @param unique whether it holds each combination of values once
 * @param partial whether it holds some of the rows only
 * @param columns in their order, with an empty text for an expression
 */
public record CatalogIndex(String name, boolean unique, boolean partial, List<String> columns) {

    /** Copies the columns. */
    public CatalogIndex {
        columns = List.copyOf(columns);
    }

    /** Whether it finds the rows with given values of these columns; all are compared with equality, so their order does not matter. */
    boolean beginsWith(Collection<String> columnNames) {
        Set<String> given = Set.copyOf(columnNames);
        return !partial && columns.size() >= given.size() && given.equals(Set.copyOf(columns.subList(0, given.size())));
    }
}
