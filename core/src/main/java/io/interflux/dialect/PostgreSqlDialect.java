package io.interflux.dialect;

import io.interflux.error.SchemaException;
import io.interflux.model.DataType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** PostgreSQL 12 and later. */
public final class PostgreSqlDialect implements Dialect {

    /** The only instance. */
    public static final PostgreSqlDialect INSTANCE = new PostgreSqlDialect();

    /** 4713 BC. */
    private static final int FIRST_YEAR = -4712;

    private static final int LAST_YEAR_OF_DATES = 5_874_897;
    private static final int LAST_YEAR_OF_TIMESTAMPS = 294_276;

    private PostgreSqlDialect() {}

    @Override
    public String name() {
        return "PostgreSQL";
    }

    /** NAMEDATALEN - 1; PostgreSQL cuts longer names with a notice only. */
    @Override
    public int maxIdentifierBytes() {
        return 63;
    }

    /** The count of parameters is a 16 bit integer in the protocol's Bind message. */
    @Override
    public int maxParameters() {
        return 65_535;
    }

    /** No number is set; a parameter may have 1 GiB, which 16 million elements of 64 bytes fill. */
    @Override
    public int maxArrayElements() {
        return 1 << 24;
    }

    @Override
    public boolean supportsServerCursors() {
        return true;
    }

    @Override
    public boolean supportsLateral() {
        return true;
    }

    /**
     * The input of the aggregate comes in the order of the subquery where nothing is done between the two (PostgreSQL, "Aggregate
     * Functions"); the subquery's LIMIT keeps parallel workers out.
     */
    @Override
    public boolean gathersArrays() {
        return true;
    }

    @Override
    public boolean readsInIndexOrder() {
        return true;
    }

    @Override
    public boolean nullsLastAscendingByDefault() {
        return true;
    }

    @Override
    public String quote(String identifier) {
        if (identifier.indexOf('\0') >= 0) {
            throw new SchemaException("The name '" + identifier.replace("\0", "\\0")
                    + "' has a NUL character, which PostgreSQL cannot store; choose another name");
        }
        return Dialect.doubleQuoted(identifier);
    }

    @Override
    public String columnType(DataType<?> type) {
        return switch (type.kind()) {
            case TEXT -> "TEXT";
            case TIME -> "TIME";
            case TIMESTAMP -> "TIMESTAMP";
            case TIMESTAMP_WITH_ZONE, INSTANT -> "TIMESTAMP WITH TIME ZONE";
            case BYTES -> "BYTEA";
            case JSON -> "JSONB";
            case ARRAY -> columnType(Objects.requireNonNull(type.element())) + "[]";
            default -> StandardColumnTypes.of(type);
        };
    }

    @Override
    public String placeholder(int index, DataType<?> type) {
        return switch (type.kind()) {
            case JSON -> "$" + index + "::jsonb";
            case ARRAY -> "$" + index + "::" + ownArrayCast(Objects.requireNonNull(type.element()));
            default -> "$" + index;
        };
    }

    /** The value of an array column, whose element type is not converted: there is no {@code varchar[] = text[]}. */
    private static String ownArrayCast(DataType<?> element) {
        return switch (element.kind()) {
            case STRING, ENUM -> "varchar[]";
            default -> arrayCast(element);
        };
    }

    @Override
    public String arrayPlaceholder(int index, DataType<?> element) {
        return "$" + index + "::" + arrayCast(element);
    }

    private static String arrayCast(DataType<?> element) {
        return switch (element.kind()) {
            case BOOLEAN -> "bool[]";
            case SHORT -> "int2[]";
            case INTEGER -> "int4[]";
            case LONG -> "int8[]";
            case DECIMAL -> "numeric[]";
            case FLOAT -> "float4[]";
            case DOUBLE -> "float8[]";
            case STRING, TEXT, ENUM, JSON -> "text[]";
            case UUID -> "uuid[]";
            case DATE -> "date[]";
            case TIME -> "time[]";
            case TIMESTAMP -> "timestamp[]";
            case TIMESTAMP_WITH_ZONE, INSTANT -> "timestamptz[]";
            case BYTES -> "bytea[]";
            case ARRAY -> throw new IllegalArgumentException("No array of arrays: " + element);
        };
    }

    @Override
    public String keyTable(
            List<String> arrayPlaceholders, List<DataType<?>> types, List<String> columns, String alias) {
        return "unnest(" + String.join(", ", arrayPlaceholders) + ") " + alias + "("
                + String.join(", ", columns.stream().map(this::quote).toList()) + ")";
    }

    @Override
    public boolean supportsUpdateFrom() {
        return true;
    }

    @Override
    public boolean supportsOnConflict() {
        return true;
    }

    @Override
    public String writtenRows(String statement, String alias, List<String> columns) {
        return statement + " RETURNING "
                + String.join(
                        ", ",
                        columns.stream()
                                .map(column -> alias + "." + quote(column))
                                .toList());
    }

    @Override
    public String deletedRows(String delete, String alias, List<String> columns) {
        return writtenRows(delete, alias, columns);
    }

    @Override
    public String insertReturning(String insert, List<String> columns) {
        return insert + " RETURNING "
                + String.join(", ", columns.stream().map(this::quote).toList());
    }

    /** No text with U+0000, and no date or time beyond table 8.9 of its manual. */
    @Override
    public boolean holds(Object value) {
        if (value instanceof String text) {
            return text.indexOf('\0') < 0;
        }
        if (value instanceof Instant moment) {
            return holds(moment.atOffset(ZoneOffset.UTC));
        }
        if (value instanceof TemporalAccessor time && time.isSupported(ChronoField.YEAR)) {
            int last = value instanceof LocalDate ? LAST_YEAR_OF_DATES : LAST_YEAR_OF_TIMESTAMPS;
            return isWithin(time.get(ChronoField.YEAR), last);
        }
        return !(value instanceof Object[] array)
                || Arrays.stream(array).allMatch(element -> element == null || holds(element));
    }

    private static boolean isWithin(int year, int last) {
        return year >= FIRST_YEAR && year <= last;
    }

    @Override
    public boolean failureAbortsTransaction() {
        return true;
    }

    @Override
    public CopyDialect copying() {
        return PostgreSqlCopy.INSTANCE;
    }

    @Override
    public String explainAnalyze(String select) {
        return "EXPLAIN (ANALYZE, BUFFERS) " + select;
    }

    @Override
    public CatalogDialect catalog() {
        return PostgreSqlCatalog.INSTANCE;
    }
}
