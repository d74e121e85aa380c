package io.interflux.r2dbc;

import io.interflux.error.ConstraintViolationException.Kind;
import io.interflux.error.ReportedRow;
import io.r2dbc.spi.R2dbcException;
import org.jspecify.annotations.Nullable;

/** What one driver's errors tell, classified by SQLSTATE or error code, never by the exception's class. Nothing here returns a value. */
interface DriverErrors {

    /** A violated constraint as far as the driver names it. */
    record Violation(Kind kind, @Nullable String constraint, @Nullable String table, @Nullable String column) {}

    /** The violation, or {@code null} where the error is none. */
    @Nullable Violation violation(R2dbcException error);

    /** Whether a table of the statement is not there. */
    boolean missingTable(R2dbcException error);

    /** The name in a message about one that is not there, or {@code null}. */
    default @Nullable String missingName(R2dbcException error) {
        String message = String.valueOf(error.getMessage());
        int from = message.indexOf('"');
        int to = message.indexOf('"', from + 1);
        return to < 0 ? null : message.substring(from + 1, to);
    }

    /** What the driver's error tells of the row that was refused, or {@code null} where it tells nothing. */
    default @Nullable ReportedRow reportedRow(R2dbcException error) {
        return null;
    }

    /** The driver's message where it can hold names only, else {@code null}. */
    @Nullable String messageWithoutValues(R2dbcException error);
}
