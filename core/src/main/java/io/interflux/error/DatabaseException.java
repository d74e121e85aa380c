package io.interflux.error;

import org.jspecify.annotations.Nullable;

/**
 * An error of the database or its driver, with the statement's text but never its values, and the SQLSTATE where there is one (SQL:2016
 * part 2, chapter 24; PostgreSQL's appendix A).
 */
public class DatabaseException extends InterfluxException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String sqlState;
    private final @Nullable String sql;
    private final transient @Nullable ReportedRow reportedRow;

    /** An error of the database while it ran a statement. */
    public DatabaseException(
            String message, @Nullable String sqlState, @Nullable String sql, @Nullable Throwable cause) {
        super(message, cause);
        this.sqlState = sqlState;
        this.sql = sql;
        this.reportedRow = null;
    }

    /** The same error with what the database tells of the row that it refused, or {@code null} where it tells nothing. */
    public DatabaseException(DatabaseException origin, @Nullable ReportedRow reportedRow) {
        super(String.valueOf(origin.getMessage()), origin.getCause());
        this.sqlState = origin.sqlState;
        this.sql = origin.sql;
        this.reportedRow = reportedRow;
    }

    /** The same error in other words. */
    public DatabaseException(String message, DatabaseException origin) {
        super(message, origin.getCause());
        this.sqlState = origin.sqlState;
        this.sql = origin.sql;
        this.reportedRow = origin.reportedRow;
    }

    /** The five characters of the SQLSTATE, or {@code null} where the driver gave none. */
    public @Nullable String sqlState() {
        return sqlState;
    }

    /** The text of the failed statement, with placeholders instead of values, or {@code null} where no statement was under way. */
    public @Nullable String sql() {
        return sql;
    }

    /** What the database tells of the row that it refused, or {@code null} where it tells nothing. */
    public @Nullable ReportedRow reportedRow() {
        return reportedRow;
    }
}
