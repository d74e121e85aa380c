package io.interflux.error;

import org.jspecify.annotations.Nullable;

/** A write that the database refused because of a constraint (SQLSTATE class 23). */
public final class ConstraintViolationException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    /** Which sort of constraint was violated. */
    public enum Kind {
        /** A primary key or unique constraint, SQLSTATE 23505. */
        UNIQUE,
        /** A foreign key, SQLSTATE 23503 (23506 in H2). */
        FOREIGN_KEY,
        /** A column that must not be null, SQLSTATE 23502. */
        NOT_NULL,
        /** A check constraint, SQLSTATE 23514 (23513 in H2). */
        CHECK,
        /** Any other of class 23. */
        OTHER
    }

    private final Kind kind;
    private final @Nullable String constraint;
    private final @Nullable String table;

    /** A violation, with the constraint's and the table's name where the database reports them. */
    public ConstraintViolationException(
            String message, Kind kind, @Nullable String constraint, @Nullable String table, DatabaseException origin) {
        super(message, origin);
        this.kind = kind;
        this.constraint = constraint;
        this.table = table;
    }

    /** The sort of the violated constraint. */
    public Kind kind() {
        return kind;
    }

    /** The constraint's name, or {@code null} where the database does not report it. */
    public @Nullable String constraint() {
        return constraint;
    }

    /** The table's name, or {@code null} where the database does not report it. */
    public @Nullable String table() {
        return table;
    }
}
