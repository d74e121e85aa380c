package io.interflux.catalog;

import io.interflux.model.TableName;
import java.util.List;
import java.util.Optional;

/**
 * The tables that a database had when it was asked, by database schema and name.
 *
 * @param tables without those of the system
 */
public record Catalog(List<CatalogTable> tables) {

    /** Copies the list. */
    public Catalog {
        tables = List.copyOf(tables);
    }

    /** The table that a statement finds by that name, or empty. */
    public Optional<CatalogTable> table(TableName name) {
        return tables.stream().filter(table -> table.isFoundBy(name)).findFirst();
    }
}
