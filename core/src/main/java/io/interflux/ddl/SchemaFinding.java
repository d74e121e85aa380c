package io.interflux.ddl;

import io.interflux.model.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One difference between a schema and a live database.
 *
 * @param severity how much it matters
 * @param kind what it is about
 * @param table the table, as the schema writes it, or as the database has it where the schema does not know it
 * @param column the column, or {@code null} where it is about the table or several columns
 * @param message what is expected, what is there, and what follows
 * @param advice statements that mend it, in order, or that show the rows in question; empty where the schema should change
 */
public record SchemaFinding(
        Severity severity, Kind kind, TableName table, @Nullable String column, String message, List<String> advice) {

    /** How much a finding matters, the gravest first. */
    public enum Severity {
        /** The schema counts on something that the database does not hold: loads and writes may fail or be wrong. */
        ERROR,
        /** It works, but slower, or some values are refused. */
        WARNING,
        /** The database has more than the schema says. */
        NOTE;

        /** Whether this matters as much as another, or more. */
        public boolean isAtLeast(Severity other) {
            return compareTo(other) <= 0;
        }
    }

    /** What a finding is about. */
    public enum Kind {
        /** A model has no table. */
        MISSING_TABLE,
        /** A table has no model. */
        EXTRA_TABLE,
        /** An attribute has no column. */
        MISSING_COLUMN,
        /** A column has no attribute. */
        EXTRA_COLUMN,
        /** A column stores something else. */
        TYPE,
        /** A column admits null, or refuses it. */
        NULLABILITY,
        /** A generated attribute's column makes no values. */
        GENERATION,
        /** A list of values differs. */
        ENUM_VALUES,
        /** A primary key, a unique key or a junction's pair is not kept unique. */
        UNIQUE,
        /** Rows are equal where they must not be. */
        DUPLICATES,
        /** A reference is not kept, or kept otherwise. */
        FOREIGN_KEY,
        /** A key by which rows are looked up has no index. */
        INDEX
    }

    /** Copies the advice. */
    public SchemaFinding {
        advice = List.copyOf(advice);
    }

    static SchemaFinding error(Kind kind, TableName table, String message, List<String> advice) {
        return new SchemaFinding(Severity.ERROR, kind, table, null, message, advice);
    }

    static SchemaFinding warning(Kind kind, TableName table, String message, List<String> advice) {
        return new SchemaFinding(Severity.WARNING, kind, table, null, message, advice);
    }

    static SchemaFinding note(Kind kind, TableName table, String message) {
        return new SchemaFinding(Severity.NOTE, kind, table, null, message, List.of());
    }

    /** The same about one column. */
    SchemaFinding of(String columnName) {
        return new SchemaFinding(severity, kind, table, columnName, message, advice);
    }

    @Override
    public String toString() {
        return severity + " " + message;
    }
}
