package io.interflux.r2dbc;

import org.jspecify.annotations.Nullable;

/** A value that its column's declared type cannot hold; {@link RowView} adds which column. Its text never holds the value. */
final class UnreadableValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    UnreadableValueException(String reason, @Nullable Throwable cause) {
        super(reason, cause, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
