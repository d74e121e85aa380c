package io.interflux.examples.service.transfer;

import io.interflux.error.BulkLoadException;
import io.interflux.error.BulkLoadException.FailedRows;
import io.interflux.error.ConstraintViolationException;
import io.interflux.error.QueryException;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Uploads of which the database, or Interflux before it, refuses a row: problem details (RFC 9457) that name the line. */
@RestControllerAdvice
final class RefusedRows {

    /** The rows of a source are counted from 0, the lines of an upload from 1. */
    @ExceptionHandler
    ProblemDetail refused(BulkLoadException error) {
        Throwable cause = Objects.requireNonNull(error.getCause());
        FailedRows rows = error.failed();
        String what = rows == null ? "The upload" : lines(rows);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                status(cause), what + " was refused: " + reason(cause) + ". Nothing was imported.");
        if (rows != null) {
            problem.setProperty("line", rows.first() + 1);
            problem.setProperty("lastLine", rows.last() + 1);
        }
        return problem;
    }

    private static String lines(FailedRows rows) {
        String key = rows.key() == null ? "" : ", " + rows.key() + ",";
        return rows.first() == rows.last()
                ? "Line " + (rows.first() + 1) + key
                : "One of the lines " + (rows.first() + 1) + " to " + (rows.last() + 1) + key;
    }

    private static HttpStatus status(Throwable cause) {
        if (cause instanceof ConstraintViolationException) {
            return HttpStatus.CONFLICT;
        }
        return cause instanceof QueryException ? HttpStatus.BAD_REQUEST : HttpStatus.INTERNAL_SERVER_ERROR;
    }

    /** What a database says besides is not for clients. */
    private static String reason(Throwable cause) {
        if (cause instanceof ConstraintViolationException violation) {
            return switch (violation.kind()) {
                case UNIQUE -> "a row with this key is there already";
                case FOREIGN_KEY -> "it refers to a row that is not there";
                case NOT_NULL -> "a value that must be there is missing";
                case CHECK, OTHER -> "the constraint " + violation.constraint() + " forbids it";
            };
        }
        return cause instanceof QueryException
                ? withoutStop(String.valueOf(cause.getMessage()))
                : "the database failed";
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
