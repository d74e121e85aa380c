package io.interflux.catalog;

import java.util.List;

/**
 * A primary key or a unique constraint.
 *
 * @param name of the constraint
 * @param primary whether it is the primary key
 * @param columns in their order
 */
public record CatalogKey(String name, boolean primary, List<String> columns) {

    /** Copies the columns. */
    public CatalogKey {
        columns = List.copyOf(columns);
    }
}
