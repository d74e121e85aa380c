package io.interflux.examples.worldcup;

import org.jspecify.annotations.Nullable;

/** A file of the data is missing or cannot be read as what it should hold; the message says which, where and what was expected. */
final class DataFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DataFileException(String message) {
        super(message);
    }

    DataFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
