package io.interflux.spring;

import org.springframework.dao.UncategorizedDataAccessException;

/** An error of the library's that Spring has no term for; the cause tells what it is. */
public final class UncategorizedInterfluxException extends UncategorizedDataAccessException {

    private static final long serialVersionUID = 1L;

    UncategorizedInterfluxException(String message, Throwable cause) {
        super(message, cause);
    }
}
