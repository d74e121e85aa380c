package io.interflux.sql;

import io.interflux.model.Attribute;
import java.util.List;

/**
 * Rows that travel with a statement as a table of their own.
 *
 * @param columns what each value is compared with or written to; never empty
 * @param rows for each row one value per column, in the order of {@code columns}; never empty
 */
public record RowTable(List<Attribute> columns, List<List<Binding.Scalar>> rows) {

    /** Copies the columns; the rows are the caller's and must not change. */
    public RowTable {
        columns = List.copyOf(columns);
        if (columns.isEmpty() || rows.isEmpty()) {
            throw new IllegalArgumentException(
                    "A table of rows needs columns and rows, not " + columns.size() + " and " + rows.size());
        }
    }
}
