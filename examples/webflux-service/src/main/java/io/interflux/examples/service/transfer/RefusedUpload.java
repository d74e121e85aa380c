package io.interflux.examples.service.transfer;

import io.interflux.error.BulkLoadException;
import io.interflux.error.BulkLoadException.FailedRows;
import io.interflux.error.ConstraintViolationException;
import io.interflux.error.DatabaseException;
import io.interflux.error.QueryException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** An upload of which the database, or Interflux before it, refuses a row: 409 or 400, with the number of the line. */
final class RefusedUpload extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    /** The class of SQLSTATEs that are about a value. */
    private static final String DATA_EXCEPTION = "22";

    private static final Map<String, String> VALUES = Map.of(
            "22001", "a text is longer than its column takes",
            "22003", "a number is outside of what its column takes",
            "22007", "a date is outside of what its column takes",
            "22008", "a date is outside of what its column takes",
            "22021", "a text has a character that the database cannot store, such as U+0000",
            "22P05", "a text has a character that the database cannot store, such as U+0000");

    private RefusedUpload(HttpStatus status, ProblemDetail problem, Throwable cause) {
        super(status, problem, cause);
    }

    /** What has ended an import: a refusal where a line is the reason, the failure of the database itself where it is not. */
    static Throwable of(BulkLoadException error) {
        Throwable cause = error.getCause();
        String reason = reason(cause);
        if (cause == null || reason == null) {
            return error;
        }
        HttpStatus status =
                cause instanceof ConstraintViolationException ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST;
        return new RefusedUpload(status, problem(status, error.failed(), reason), error);
    }

    /** The rows of a source are counted from 0, the lines of an upload from 1. */
    private static ProblemDetail problem(HttpStatus status, @Nullable FailedRows rows, String reason) {
        String what = rows == null ? "The upload" : lines(rows);
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(status, what + " was refused: " + reason + ". Nothing was imported.");
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

    /** Why a row does not fit; {@code null} if none is the reason. What a database says besides is not for clients. */
    private static @Nullable String reason(@Nullable Throwable cause) {
        if (cause instanceof ConstraintViolationException violation) {
            return switch (violation.kind()) {
                case UNIQUE -> "a row with this key is there already";
                case FOREIGN_KEY -> "it refers to a row that is not there";
                case NOT_NULL -> "a value that must be there is missing";
                case CHECK, OTHER -> "the constraint " + violation.constraint() + " forbids it";
            };
        }
        if (cause instanceof DatabaseException refused) {
            String state = String.valueOf(refused.sqlState());
            return state.startsWith(DATA_EXCEPTION)
                    ? VALUES.getOrDefault(state, "a value is none that its column takes")
                    : null;
        }
        return cause instanceof QueryException ? withoutStop(String.valueOf(cause.getMessage())) : null;
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
