package io.interflux.error;

import org.jspecify.annotations.Nullable;

/** Root of every error that the library raises on purpose. The message names the value, what was expected and the fix. */
public class InterfluxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** An error without an underlying cause. */
    public InterfluxException(String message) {
        this(message, null);
    }

    /** An error caused by another one, usually the driver's. */
    public InterfluxException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
