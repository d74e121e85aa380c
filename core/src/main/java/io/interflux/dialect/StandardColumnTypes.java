package io.interflux.dialect;

import io.interflux.model.DataType;

/** The column types that SQL:2016 names and every supported database takes. */
final class StandardColumnTypes {

    private StandardColumnTypes() {}

    /** For the kinds that no dialect says differently. */
    static String of(DataType<?> type) {
        return switch (type.kind()) {
            case BOOLEAN -> "BOOLEAN";
            case SHORT -> "SMALLINT";
            case INTEGER -> "INTEGER";
            case LONG -> "BIGINT";
            case DECIMAL -> "NUMERIC(" + type.length() + ", " + type.scale() + ")";
            case FLOAT -> "REAL";
            case DOUBLE -> "DOUBLE PRECISION";
            case STRING, ENUM -> "VARCHAR(" + type.length() + ")";
            case UUID -> "UUID";
            case DATE -> "DATE";
            case TEXT, TIME, TIMESTAMP, TIMESTAMP_WITH_ZONE, INSTANT, BYTES, JSON, ARRAY ->
                throw new IllegalArgumentException("Each dialect has its own column type for " + type);
        };
    }
}
