package io.interflux.model;

import org.jspecify.annotations.Nullable;

/** The exact, unquoted name of a table, with the database schema that holds it or {@code null} for the connection's default. */
public record TableName(@Nullable String schema, String name) {

    /** A table in the connection's default schema. */
    public static TableName of(String name) {
        return new TableName(null, name);
    }

    @Override
    public String toString() {
        return schema == null ? name : schema + "." + name;
    }
}
