package io.interflux.r2dbc;

import io.interflux.dialect.Dialect;
import io.interflux.error.ConstraintViolationException;
import io.interflux.error.DatabaseException;
import io.interflux.sql.SqlStatement;
import io.r2dbc.spi.R2dbcException;
import java.time.DateTimeException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Turns what drivers throw into the library's errors: what happened, the statement's text, the fix; never a value. */
final class Errors {

    private final Dialect dialect;
    private final DriverErrors driver;

    Errors(Dialect dialect, DriverErrors driver) {
        this.dialect = dialect;
        this.driver = driver;
    }

    /** An error of a statement; what is no error of the driver's, such as one of the mapping function, stays what it is. */
    Throwable running(SqlStatement statement, Throwable error) {
        if (error instanceof R2dbcException refused) {
            return translated(refused, statement.text(), "; statement: " + statement);
        }
        return error instanceof TimeoutException late ? tooLate(statement.text(), late) : error;
    }

    /**
     * An error of the driver's before anything was sent: a value or a text that it cannot take. Its message may hold the value. A number, date or
     * time that is too great has the SQLSTATE that a database would give.
     */
    DatabaseException preparing(SqlStatement statement, RuntimeException error) {
        return new DatabaseException(
                "The driver of " + dialect.name() + " cannot take the statement or one of its values ("
                        + error.getClass().getSimpleName()
                        + "); the cause has its message, which may hold values; statement: " + statement,
                state(error),
                statement.text(),
                error);
    }

    private static @Nullable String state(RuntimeException error) {
        if (error instanceof ArithmeticException) {
            return "22003";
        }
        return error instanceof DateTimeException ? "22008" : null;
    }

    /** An error of BEGIN, COMMIT or ROLLBACK. */
    Throwable controlling(String what, Throwable error) {
        if (error instanceof R2dbcException refused) {
            return translated(refused, what, " at " + what);
        }
        return error instanceof TimeoutException late ? tooLate(what, late) : error;
    }

    /** An error of opening a connection. */
    Throwable connecting(Throwable error) {
        String reason = error.getMessage();
        Throwable cause = error.getCause();
        String deeper =
                cause == null || String.valueOf(cause.getMessage()).equals(reason) ? "" : ": " + cause.getMessage();
        String state = error instanceof R2dbcException refused ? refused.getSqlState() : null;
        return new DatabaseException(
                "No connection to " + dialect.name() + ": " + reason + deeper
                        + "; check host, port, database and user of the connection URL, and that the server runs",
                state,
                null,
                error);
    }

    private static DatabaseException tooLate(String sql, TimeoutException late) {
        return new DatabaseException(
                "The connection did not become idle in time after a cancelled statement; waiting to run: " + sql,
                null,
                sql,
                late);
    }

    private DatabaseException translated(R2dbcException error, String sql, String where) {
        DriverErrors.Violation violation = driver.violation(error);
        if (violation != null) {
            return violated(violation, error, sql, where);
        }
        String state = error.getSqlState();
        return new DatabaseException(
                new DatabaseException(
                        summary(error) + (state == null ? "" : " [SQLSTATE " + state + "]") + where, state, sql, error),
                driver.reportedRow(error));
    }

    private String summary(R2dbcException error) {
        if (driver.missingTable(error)) {
            String name = driver.missingName(error);
            return "The table " + (name == null ? "" : '"' + name + "\" ") + "does not exist in " + dialect.name()
                    + ": create the tables of the schema by schema().create(), or set the model's table name to the existing table";
        }
        String message = driver.messageWithoutValues(error);
        return message == null
                ? dialect.name() + " refused the statement" + likely(error)
                        + "; the cause has its message, which may hold values"
                : dialect.name() + ": " + message + fix(error);
    }

    /** What the SQLSTATE alone tells about a value that must not be shown. */
    private static String likely(R2dbcException error) {
        return switch (String.valueOf(error.getSqlState())) {
            case "22001" -> ": a value is longer than its column takes";
            case "22003" -> ": a number is outside of what its column takes";
            case "22007", "22008" -> ": a date or time is outside of what its column takes";
            case "22012" -> ": a division by zero";
            case "22018", "22P02" -> ": a text is not of the form that its type asks for, such as JSON";
            case "22021", "22P05" -> ": a text has a character that the database cannot store, such as U+0000";
            default -> "";
        };
    }

    private static String fix(R2dbcException error) {
        return switch (String.valueOf(error.getSqlState())) {
            case "42703", "42S22" ->
                "; name the existing column by column(…) or @Column, or add the column to the table";
            case "42P10" ->
                "; the schema says that these columns are unique, and the table does not keep it:"
                        + " schema().check() gives the statement that mends it";
            case "42P07", "42S01" -> "; schema().create() makes every table of the schema anew, so none may be there";
            default -> "";
        };
    }

    private ConstraintViolationException violated(
            DriverErrors.Violation violation, R2dbcException error, String sql, String where) {
        String state = error.getSqlState();
        String message = kind(violation) + named(" constraint ", violation.constraint())
                + named(" of table ", violation.table()) + named(" on column ", violation.column()) + " violated";
        return new ConstraintViolationException(
                message + " [SQLSTATE " + state + "]" + where,
                violation.kind(),
                violation.constraint(),
                violation.table(),
                new DatabaseException(new DatabaseException(message, state, sql, error), driver.reportedRow(error)));
    }

    private static String kind(DriverErrors.Violation violation) {
        return switch (violation.kind()) {
            case UNIQUE -> "Unique";
            case FOREIGN_KEY -> "Foreign key";
            case NOT_NULL -> "Not-null";
            case CHECK -> "Check";
            case OTHER -> "Integrity";
        };
    }

    private static String named(String what, @Nullable String name) {
        return name == null ? (what.equals(" constraint ") ? what.stripTrailing() : "") : what + '"' + name + '"';
    }

    /** The failure that has aborted a transaction of the caller's. */
    static DatabaseException aborting(DatabaseException failure) {
        return with(
                failure,
                failure.getMessage()
                        + "; the failure has aborted the transaction around it, which can only be rolled back now");
    }

    /** A failure in a transaction that an earlier one has aborted. */
    static DatabaseException aborted(DatabaseException failure, DatabaseException first) {
        return with(
                failure,
                "The transaction had been aborted by an earlier failure and can only be rolled back. Refused now: "
                        + failure.getMessage() + ". First failure: " + first.getMessage());
    }

    /** Nested work that completed although one of its statements had failed. */
    static DatabaseException swallowed(DatabaseException failure) {
        return with(
                failure,
                "The nested work completed, but an earlier failure had aborted it, so that it was rolled back to its"
                        + " savepoint: " + failure.getMessage());
    }

    private static DatabaseException with(DatabaseException failure, String message) {
        DatabaseException origin = new DatabaseException(message, failure);
        return failure instanceof ConstraintViolationException violation
                ? new ConstraintViolationException(
                        message, violation.kind(), violation.constraint(), violation.table(), origin)
                : origin;
    }
}
