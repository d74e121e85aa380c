package io.interflux.error;

/**
 * A definition of models or associations that contradicts itself, another one, or the limits of the database. Raised when the schema is
 * built, or when it first meets the database whose limit it breaks; never while a query runs.
 */
public final class SchemaException extends InterfluxException {

    private static final long serialVersionUID = 1L;

    /** A definition error; the message names both sides of a contradiction and the fix. */
    public SchemaException(String message) {
        super(message);
    }
}
