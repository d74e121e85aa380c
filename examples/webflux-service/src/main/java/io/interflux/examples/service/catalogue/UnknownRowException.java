package io.interflux.examples.service.catalogue;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A row was asked for by an id that none has: 404. */
final class UnknownRowException extends ResponseStatusException {

    private static final long serialVersionUID = 1L;

    UnknownRowException(String type, long id) {
        super(HttpStatus.NOT_FOUND, "There is no " + type.toLowerCase(Locale.ROOT) + " with the id " + id);
    }
}
