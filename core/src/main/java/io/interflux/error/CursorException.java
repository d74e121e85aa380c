package io.interflux.error;

/**
 * A cursor of pages that was changed or cut on its way, or was given by a query of another model or order. Cursors come back from clients, so
 * this is most often a mistake of theirs, while other query errors are the program's own. Raised by the call, before any statement is sent.
 */
public final class CursorException extends QueryException {

    private static final long serialVersionUID = 1L;

    private final String cursor;

    /** An error of a cursor; the message says why it is refused. */
    public CursorException(String cursor, String message) {
        super(message);
        this.cursor = cursor;
    }

    /** The cursor, as it was given. */
    public String cursor() {
        return cursor;
    }
}
