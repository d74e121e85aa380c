package io.interflux.explain;

import io.interflux.model.TableName;
import java.util.List;

/**
 * An index that a step wants and the database does not have.
 *
 * @param path the include whose rows are looked up
 * @param table the table that is searched from its beginning to its end instead
 * @param columns by which it is searched
 * @param advice the statement that mends it
 */
public record MissingIndex(String path, TableName table, List<String> columns, String advice) {

    /** Copies the columns. */
    public MissingIndex {
        columns = List.copyOf(columns);
    }

    @Override
    public String toString() {
        return path + " looks rows of " + table + " up by " + columns + ", with which no index begins";
    }
}
