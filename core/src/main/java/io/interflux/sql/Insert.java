package io.interflux.sql;

import io.interflux.model.Attribute;
import io.interflux.model.TableName;
import java.util.List;

/**
 * Rows to be written into one table by one statement, which may give some of their columns back.
 *
 * @param table where the rows go
 * @param columns the columns that are written; never empty
 * @param rows for each row one value per column, in the order of {@code columns}; never empty
 * @param returned the columns that are given back, row by row in the order of {@code rows}; empty where nothing is
 */
public record Insert(TableName table, List<Attribute> columns, List<List<InsertValue>> rows, List<Attribute> returned) {

    /** Copies the lists of columns; the rows are the caller's and must not change. */
    public Insert {
        columns = List.copyOf(columns);
        returned = List.copyOf(returned);
        if (columns.isEmpty() || rows.isEmpty()) {
            throw new IllegalArgumentException("An insert into " + table + " needs columns and rows, not "
                    + columns.size() + " and " + rows.size());
        }
    }
}
