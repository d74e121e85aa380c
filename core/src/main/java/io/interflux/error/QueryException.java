package io.interflux.error;

/**
 * A query or a write that does not fit the schema: an unknown path, attribute or alias, a value of the wrong type, an option that cannot
 * apply. Raised when the value is built, or when it is first used, before any statement is sent.
 */
public sealed class QueryException extends InterfluxException permits CursorException {

    private static final long serialVersionUID = 1L;

    /** A query error; the message names what is available. */
    public QueryException(String message) {
        super(message);
    }
}
