package io.interflux.examples.service.transfer;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A line of an upload is not the JSON of a row: 400, with the number of the line, counted from 1. */
final class UnreadableLineException extends ResponseStatusException {

    private static final long serialVersionUID = 1L;

    UnreadableLineException(long line, String reason) {
        super(HttpStatus.BAD_REQUEST, "Line " + line + " is no row: " + reason + ". Nothing was imported.");
        getBody().setProperty("line", line);
    }
}
