package io.interflux.examples.service.transfer;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A line of an upload is not the JSON of a row, 400, or too long, 413; with the number of the line, counted from 1. */
final class UnreadableLineException extends ResponseStatusException {

    private static final long serialVersionUID = 1L;

    UnreadableLineException(long line, String reason) {
        this(HttpStatus.BAD_REQUEST, line, reason);
    }

    private UnreadableLineException(HttpStatus status, long line, String reason) {
        super(status, "Line " + line + " is no row: " + reason + ". Nothing was imported.");
        getBody().setProperty("line", line);
    }

    static UnreadableLineException tooLong(long line, int longest) {
        return new UnreadableLineException(
                HttpStatus.CONTENT_TOO_LARGE, line, "it is longer than the " + longest + " bytes that a line may have");
    }
}
