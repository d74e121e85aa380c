package io.interflux.spi;

import io.interflux.error.DatabaseException;
import org.jspecify.annotations.Nullable;

/** A value that {@link Row#get} cannot give as the type that its column was declared by. The statement itself has not failed. */
public final class UnreadableColumnException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    /** An error that names the column, its type and the declared one, but not the value. */
    public UnreadableColumnException(String message, String sql, @Nullable Throwable cause) {
        super(message, null, sql, cause);
    }
}
