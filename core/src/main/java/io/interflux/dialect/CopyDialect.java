package io.interflux.dialect;

import io.interflux.model.DataType;
import io.interflux.model.TableName;
import java.util.List;

/**
 * How a database takes many rows at once, where it has a way of its own for that. Such rows have no expressions among their values and meet no
 * conflict policy: what needs one goes through a temporary table. Every renderer takes names that are quoted already.
 */
public interface CopyDialect {

    /** The statement behind which rows follow: {@code COPY "users" ("id") FROM STDIN (FORMAT binary)}. */
    String copy(String table, List<String> columns, boolean binary);

    /** A query for the names of a table's columns and of their types, both as text, in no order. */
    String columnTypes(TableName table);

    /**
     * Whether values of {@code type} can be handed over in binary to a column of that type.
     *
     * @param columnType a name that {@link #columnTypes} gave
     */
    boolean takesBinary(DataType<?> type, String columnType);

    /** The name of a temporary table. */
    String temporary(String name);

    /** Makes an empty temporary table with columns of the same types as those of another, until the transaction ends. */
    String createTemporary(String temporary, String table, List<String> columns);

    /** Takes all rows out of a temporary table. */
    String empty(String temporary);

    /** Drops a temporary table. */
    String drop(String temporary);
}
