package io.interflux.catalog;

import io.interflux.model.TableName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One table or view of a database.
 *
 * @param schema the database schema that holds it
 * @param name its exact name
 * @param view whether it is a view, which has no keys
 * @param visible whether its unqualified name finds it
 * @param columns in their order
 * @param uniqueKeys the primary key and the unique constraints
 * @param foreignKeys what it refers to
 * @param indexes those that find rows by equality, those of constraints included
 * @param checks the conditions on its rows
 */
public record CatalogTable(
        String schema,
        String name,
        boolean view,
        boolean visible,
        List<CatalogColumn> columns,
        List<CatalogKey> uniqueKeys,
        List<CatalogForeignKey> foreignKeys,
        List<CatalogIndex> indexes,
        List<CatalogCheck> checks) {

    /** Copies the lists. */
    public CatalogTable {
        columns = List.copyOf(columns);
        uniqueKeys = List.copyOf(uniqueKeys);
        foreignKeys = List.copyOf(foreignKeys);
        indexes = List.copyOf(indexes);
        checks = List.copyOf(checks);
    }

    /** Whether a statement that writes the name so finds this table. */
    public boolean isFoundBy(TableName written) {
        return name.equals(written.name()) && (written.schema() == null ? visible : schema.equals(written.schema()));
    }

    /** The column of that exact name, or empty. */
    public Optional<CatalogColumn> column(String column) {
        return columns.stream().filter(one -> one.name().equals(column)).findFirst();
    }

    /** The primary key, or empty. */
    public Optional<CatalogKey> primaryKey() {
        return uniqueKeys.stream().filter(CatalogKey::primary).findFirst();
    }

    /** Whether the database makes sure that equal values of these columns are in one row at most, nulls apart. */
    public boolean isUnique(Collection<String> columnNames) {
        Set<String> given = Set.copyOf(columnNames);
        return uniqueKeys.stream().anyMatch(key -> given.containsAll(key.columns()))
                || indexes.stream()
                        .anyMatch(index -> index.unique() && !index.partial() && given.containsAll(index.columns()));
    }

    /** Whether an index finds the rows with given values of these columns, whatever their order. */
    public boolean isIndexed(Collection<String> columnNames) {
        return indexes.stream().anyMatch(index -> index.beginsWith(columnNames));
    }
}
