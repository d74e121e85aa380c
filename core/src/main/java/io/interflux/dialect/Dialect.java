package io.interflux.dialect;

import io.interflux.model.DataType;
import io.interflux.model.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one database's SQL looks like where databases differ: documented capabilities and small renderers. Nothing else in the library may
 * branch on the database. Every renderer takes finished SQL parts and returns text; values never come here, only placeholders.
 */
public interface Dialect {

    /** The database's name, for messages: {@code PostgreSQL}. */
    String name();

    /** The longest name of a table, column, alias or constraint, in bytes of UTF-8; a longer one would be cut or refused. */
    int maxIdentifierBytes();

    /** The most placeholders that one statement may have. */
    int maxParameters();

    /** The most elements that one array parameter may have; more keys are sent with several statements. */
    int maxArrayElements();

    /**
     * Whether a query can be read through a named cursor inside a transaction, window by window with other statements in between. Where it
     * cannot, roots of any order are read by keyset windows.
     */
    boolean supportsServerCursors();

    /** Whether a subquery in FROM may refer to tables before it, so that rows can be searched key by key: {@code CROSS JOIN LATERAL}. */
    boolean supportsLateral();

    /** Whether {@code array_agg} over ordered rows keeps their order, and the driver reads its arrays exactly. */
    boolean gathersArrays();

    /** Whether rows are best asked for in an index's order: they then come by it without a sort, whatever others write meanwhile. */
    boolean readsInIndexOrder();

    /** Whether nulls come last in ascending and first in descending order when nothing is said, which is what the library promises. */
    boolean nullsLastAscendingByDefault();

    /**
     * The identifier in quotes, exactly as given.
     *
     * @throws io.interflux.error.SchemaException if the database cannot have such a name
     */
    String quote(String identifier);

    /** The table's name in quotes, with its schema where it has one. */
    default String quote(TableName table) {
        return table.schema() == null ? quote(table.name()) : quote(table.schema()) + "." + quote(table.name());
    }

    /** The column type that stores {@code type}: {@code VARCHAR(255)}. */
    String columnType(DataType<?> type);

    /** A placeholder for one value, with a cast where the database could not tell its type: {@code $3}. */
    String placeholder(int index, DataType<?> type);

    /** A placeholder for an array of values of {@code element}: {@code $3}. */
    String arrayPlaceholder(int index, DataType<?> element);

    /** Whether an array has all elements that the array {@code values} has; unknown where it is null. */
    default String arrayContains(String array, String values) {
        return array + " @> " + values;
    }

    /** Whether an array has no elements but those of the array {@code values}; unknown where it is null. */
    default String arrayContainedBy(String array, String values) {
        return array + " <@ " + values;
    }

    /** Whether an array has an element of the array {@code values}; unknown where it is null. */
    default String arrayOverlaps(String array, String values) {
        return array + " && " + values;
    }

    /** A table of keys from one array placeholder per column, under an alias: {@code unnest($1, $2) k("c0", "c1")}. */
    String keyTable(List<String> arrayPlaceholders, List<DataType<?>> types, List<String> columns, String alias);

    /** How a column is written in a select list so that the adapter reads it exactly. */
    default String selected(String column, DataType<?> type) {
        return column;
    }

    /** An insert that returns {@code columns} of the rows it wrote, in the order of its VALUES. */
    String insertReturning(String insert, List<String> columns);

    /**
     * An update, or a statement that inserts or updates, that gives {@code columns} of the rows back as they are then, in no order.
     *
     * @param alias the alias of the table in the statement
     */
    String writtenRows(String statement, String alias, List<String> columns);

    /**
     * A delete that gives {@code columns} of the rows back as they were, in no order.
     *
     * @param alias the alias of the table in the statement
     */
    String deletedRows(String delete, String alias, List<String> columns);

    /** Whether {@code UPDATE … FROM} takes values from a table of rows; where it does not, {@code MERGE … WHEN MATCHED} is used. */
    boolean supportsUpdateFrom();

    /** Whether an insert has {@code ON CONFLICT}, which is safe under concurrency; where it has not, {@code MERGE} is used. */
    boolean supportsOnConflict();

    /** A placeholder for one value in a place that does not tell its type, such as a table of rows: {@code CAST($3 AS BIGINT)}. */
    default String typedPlaceholder(int index, DataType<?> type) {
        return placeholder(index, type);
    }

    /** The time of the database as a value of a column of that type. */
    default String now(DataType<?> type) {
        return type.kind() == DataType.Kind.TIMESTAMP ? "LOCALTIMESTAMP" : "CURRENT_TIMESTAMP";
    }

    /**
     * Whether a failed {@link #insertReturning} may leave rows behind, which a transaction that goes on would commit. Where it may, inserts
     * run in a transaction and behind a savepoint.
     */
    default boolean failedInsertLeavesRows() {
        return false;
    }

    /** Whether a column of the value's own type could hold it; another one is refused when it is sent, wherever it stands in a statement. */
    default boolean holds(Object value) {
        return true;
    }

    /** Whether a failed statement leaves its transaction good for nothing but a rollback. */
    default boolean failureAbortsTransaction() {
        return false;
    }

    /** How many rows are handed over at once, or {@code null} where the database has no way for that but inserts. */
    default @Nullable CopyDialect copying() {
        return null;
    }

    /** A text constant in quotes, for check constraints, which take no placeholders: {@code 'GROUP'}. */
    default String textLiteral(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** Creates an index, which lies in the schema of its table. */
    default String createIndex(String index, TableName table, List<String> columns) {
        return "CREATE INDEX " + quote(index) + " ON " + quote(table) + " ("
                + String.join(", ", columns.stream().map(this::quote).toList()) + ")";
    }

    /** What follows {@code ALTER TABLE … ALTER COLUMN …} to let a column that is there number new rows. */
    default String addIdentity(DataType<?> type) {
        return "ADD GENERATED BY DEFAULT AS IDENTITY";
    }

    /** Runs a query and gives the database's own plan of it instead of its rows, in one column of text. */
    default String explainAnalyze(String select) {
        return "EXPLAIN ANALYZE " + select;
    }

    /** How the database is asked what tables it has. */
    CatalogDialect catalog();

    /** The end of a SELECT that locks the rows of one of its tables for writing, until the transaction ends. */
    default String lockRows(String tableAlias) {
        return "FOR UPDATE OF " + tableAlias;
    }

    /** Declares a forward-only cursor over a query. */
    default String declareCursor(String cursor, String select) {
        return "DECLARE " + quote(cursor) + " NO SCROLL CURSOR FOR " + select;
    }

    /** Reads the next {@code rows} rows of a cursor. */
    default String fetch(String cursor, int rows) {
        return "FETCH FORWARD " + rows + " FROM " + quote(cursor);
    }

    /** Closes a cursor. */
    default String closeCursor(String cursor) {
        return "CLOSE " + quote(cursor);
    }

    /** Refuses names that no quoting can carry, and puts the others in double quotes. */
    static String doubleQuoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
