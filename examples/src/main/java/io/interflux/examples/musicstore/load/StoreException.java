package io.interflux.examples.musicstore.load;

import org.jspecify.annotations.Nullable;

/** What a user of the program is told in one line: what is wrong and what to do. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** An error without a cause. */
    public StoreException(String message) {
        this(message, null);
    }

    /** An error caused by another one. */
    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
