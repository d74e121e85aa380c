package io.interflux.dialect;

import io.interflux.model.DataType;
import io.interflux.model.TableName;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** PostgreSQL's {@code COPY … FROM STDIN}. */
final class PostgreSqlCopy implements CopyDialect {

    static final PostgreSqlCopy INSTANCE = new PostgreSqlCopy();

    private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar");

    /**
     * Types of columns, by their names in {@code pg_type}, whose binary form the adapter writes. In binary the server converts nothing: an
     * int4 that is sent to an int8 is an error. Not among them are arrays, whose binary form names the exact type of their elements.
     */
    private static final Map<DataType.Kind, Set<String>> BINARY = Map.ofEntries(
            Map.entry(DataType.Kind.BOOLEAN, Set.of("bool")),
            Map.entry(DataType.Kind.SHORT, Set.of("int2")),
            Map.entry(DataType.Kind.INTEGER, Set.of("int4")),
            Map.entry(DataType.Kind.LONG, Set.of("int8")),
            Map.entry(DataType.Kind.DECIMAL, Set.of("numeric")),
            Map.entry(DataType.Kind.FLOAT, Set.of("float4")),
            Map.entry(DataType.Kind.DOUBLE, Set.of("float8")),
            Map.entry(DataType.Kind.STRING, TEXTS),
            Map.entry(DataType.Kind.TEXT, TEXTS),
            Map.entry(DataType.Kind.ENUM, TEXTS),
            Map.entry(DataType.Kind.UUID, Set.of("uuid")),
            Map.entry(DataType.Kind.DATE, Set.of("date")),
            Map.entry(DataType.Kind.TIME, Set.of("time")),
            Map.entry(DataType.Kind.TIMESTAMP, Set.of("timestamp")),
            Map.entry(DataType.Kind.TIMESTAMP_WITH_ZONE, Set.of("timestamptz")),
            Map.entry(DataType.Kind.INSTANT, Set.of("timestamptz")),
            Map.entry(DataType.Kind.BYTES, Set.of("bytea")),
            Map.entry(DataType.Kind.JSON, Set.of("jsonb")));

    private PostgreSqlCopy() {}

    @Override
    public String copy(String table, List<String> columns, boolean binary) {
        return "COPY " + table + " (" + String.join(", ", columns) + ") FROM STDIN (FORMAT "
                + (binary ? "binary" : "text") + ")";
    }

    @Override
    public String columnTypes(TableName table) {
        PostgreSqlDialect dialect = PostgreSqlDialect.INSTANCE;
        return "SELECT a.attname::text, t.typname::text FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid"
                + " WHERE a.attrelid = " + dialect.textLiteral(dialect.quote(table))
                + "::regclass AND a.attnum > 0 AND NOT a.attisdropped";
    }

    @Override
    public boolean takesBinary(DataType<?> type, String columnType) {
        return BINARY.getOrDefault(type.kind(), Set.of()).contains(columnType);
    }

    /** The session's own schema for temporary tables, so that no other table of that name is meant. */
    @Override
    public String temporary(String name) {
        return "pg_temp." + PostgreSqlDialect.INSTANCE.quote(name);
    }

    @Override
    public String createTemporary(String temporary, String table, List<String> columns) {
        return "CREATE TEMPORARY TABLE " + temporary + " ON COMMIT DROP AS SELECT " + String.join(", ", columns)
                + " FROM " + table + " WITH NO DATA";
    }

    @Override
    public String empty(String temporary) {
        return "TRUNCATE " + temporary;
    }

    @Override
    public String drop(String temporary) {
        return "DROP TABLE " + temporary;
    }
}
