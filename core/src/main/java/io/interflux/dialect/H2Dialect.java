package io.interflux.dialect;

import io.interflux.error.SchemaException;
import io.interflux.model.DataType;
import io.interflux.model.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** H2 2.x in its regular mode. */
public final class H2Dialect implements Dialect {

    /** The only instance. */
    public static final H2Dialect INSTANCE = new H2Dialect();

    private H2Dialect() {}

    @Override
    public String name() {
        return "H2";
    }

    /** H2's {@code Constants.MAX_IDENTIFIER_LENGTH} is 256 characters. */
    @Override
    public int maxIdentifierBytes() {
        return 256;
    }

    /** H2's {@code Constants.MAX_PARAMETER_INDEX}. */
    @Override
    public int maxParameters() {
        return 100_000;
    }

    /** H2's {@code Constants.MAX_ARRAY_CARDINALITY}. */
    @Override
    public int maxArrayElements() {
        return 65_536;
    }

    @Override
    public boolean supportsServerCursors() {
        return false;
    }

    @Override
    public boolean supportsLateral() {
        return false;
    }

    /** An array of H2's has no null elements. */
    @Override
    public boolean gathersArrays() {
        return false;
    }

    /** H2 2.4 may fail with {@code ROW_NOT_FOUND_IN_PRIMARY_INDEX} (90143) where another transaction moves rows of the index meanwhile. */
    @Override
    public boolean readsInIndexOrder() {
        return false;
    }

    @Override
    public boolean nullsLastAscendingByDefault() {
        return false;
    }

    /** The driver splits the text at every semicolon, quoted or not, so that no name may hold one. */
    @Override
    public String quote(String identifier) {
        if (identifier.indexOf(';') >= 0) {
            throw new SchemaException("The name '" + identifier
                    + "' has a semicolon, at which the H2 driver splits statements; choose another name");
        }
        return Dialect.doubleQuoted(identifier);
    }

    @Override
    public String columnType(DataType<?> type) {
        return switch (type.kind()) {
            case TEXT -> "VARCHAR";
            case TIME -> "TIME(6)";
            case TIMESTAMP -> "TIMESTAMP(6)";
            case TIMESTAMP_WITH_ZONE, INSTANT -> "TIMESTAMP(6) WITH TIME ZONE";
            case BYTES -> "VARBINARY";
            case JSON -> "JSON";
            case ARRAY -> columnType(Objects.requireNonNull(type.element())) + " ARRAY";
            default -> StandardColumnTypes.of(type);
        };
    }

    @Override
    public String placeholder(int index, DataType<?> type) {
        return type.kind() == DataType.Kind.JSON ? "$" + index + " FORMAT JSON" : "$" + index;
    }

    @Override
    public String arrayPlaceholder(int index, DataType<?> element) {
        return "$" + index;
    }

    @Override
    public String keyTable(
            List<String> arrayPlaceholders, List<DataType<?>> types, List<String> columns, String alias) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            parts.add(quote(columns.get(i)) + " " + columnType(types.get(i)) + " = " + arrayPlaceholders.get(i));
        }
        return "TABLE(" + String.join(", ", parts) + ") " + alias;
    }

    @Override
    public String arrayContains(String array, String values) {
        return unlessNull(
                array,
                "NOT EXISTS (SELECT 1 FROM UNNEST(" + values + ") e(x) WHERE NOT ARRAY_CONTAINS(" + array + ", e.x))");
    }

    /** H2 lets UNNEST refer to no other table, so that the elements of a column's array are taken by their positions. */
    @Override
    public String arrayContainedBy(String array, String values) {
        return unlessNull(
                array,
                "NOT EXISTS (SELECT 1 FROM SYSTEM_RANGE(1, " + maxArrayElements() + ") e WHERE e.x <= CARDINALITY("
                        + array + ") AND NOT ARRAY_CONTAINS(" + values + ", " + array + "[e.x]))");
    }

    @Override
    public String arrayOverlaps(String array, String values) {
        return unlessNull(
                array, "EXISTS (SELECT 1 FROM UNNEST(" + values + ") e(x) WHERE ARRAY_CONTAINS(" + array + ", e.x))");
    }

    private static String unlessNull(String array, String condition) {
        return "CASE WHEN " + array + " IS NOT NULL THEN " + condition + " END";
    }

    @Override
    public boolean supportsUpdateFrom() {
        return false;
    }

    @Override
    public boolean supportsOnConflict() {
        return false;
    }

    @Override
    public String typedPlaceholder(int index, DataType<?> type) {
        boolean text = type.kind() == DataType.Kind.STRING || type.kind() == DataType.Kind.ENUM;
        return "CAST(" + placeholder(index, type) + " AS " + (text ? "VARCHAR" : columnType(type)) + ")";
    }

    @Override
    public String writtenRows(String statement, String alias, List<String> columns) {
        return insertReturning(statement, columns);
    }

    @Override
    public String deletedRows(String delete, String alias, List<String> columns) {
        return "SELECT " + String.join(", ", columns.stream().map(this::quote).toList()) + " FROM OLD TABLE (" + delete
                + ")";
    }

    @Override
    public String insertReturning(String insert, List<String> columns) {
        return "SELECT " + String.join(", ", columns.stream().map(this::quote).toList()) + " FROM FINAL TABLE ("
                + insert + ")";
    }

    /** To H2 a FINAL TABLE is part of a query, and a query that fails takes nothing back. */
    @Override
    public boolean failedInsertLeavesRows() {
        return true;
    }

    /** H2 names no tables here: rows of inner joins are locked too, those of outer joins are not. */
    @Override
    public String lockRows(String tableAlias) {
        return "FOR UPDATE";
    }

    /** The driver splits the text at every semicolon, quoted or not, so that one is written by its code point. */
    @Override
    public String textLiteral(String value) {
        return value.indexOf(';') < 0
                ? Dialect.super.textLiteral(value)
                : "U&" + Dialect.super.textLiteral(value.replace("\\", "\\\\").replace(";", "\\003b"));
    }

    /** H2 looks for an unqualified name in the current schema, not in the table's. */
    @Override
    public String createIndex(String index, TableName table, List<String> columns) {
        return "CREATE INDEX " + quote(new TableName(table.schema(), index)) + " ON " + quote(table) + " ("
                + String.join(", ", columns.stream().map(this::quote).toList()) + ")";
    }

    /** H2 takes the definition of the column anew. */
    @Override
    public String addIdentity(DataType<?> type) {
        return columnType(type) + " GENERATED BY DEFAULT AS IDENTITY";
    }

    @Override
    public CatalogDialect catalog() {
        return H2Catalog.INSTANCE;
    }
}
