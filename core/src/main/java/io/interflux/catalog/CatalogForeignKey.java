package io.interflux.catalog;

import io.interflux.model.ReferentialAction;
import java.util.List;

/**
 * A foreign key that the database enforces.
 *
 * @param name of the constraint
 * @param columns the columns that refer
 * @param targetSchema the database schema of the table that it refers to
 * @param targetTable that table
 * @param targetColumns the columns that it refers to, in the order of {@code columns}
 * @param onDelete what happens when the row is deleted
 * @param onUpdate what happens when its key is changed
 */
public record CatalogForeignKey(
        String name,
        List<String> columns,
        String targetSchema,
        String targetTable,
        List<String> targetColumns,
        ReferentialAction onDelete,
        ReferentialAction onUpdate) {

    /** Copies the columns. */
    public CatalogForeignKey {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }
}
