package io.interflux.query;

/** The comparisons of SQL; each is unknown, and so excludes the row, if either side is null. */
public enum ComparisonOperator {
    /** Equal. */
    EQ("="),
    /** Not equal. */
    NE("<>"),
    /** Greater than. */
    GT(">"),
    /** Greater than or equal. */
    GTE(">="),
    /** Less than. */
    LT("<"),
    /** Less than or equal. */
    LTE("<=");

    private final String sql;

    ComparisonOperator(String sql) {
        this.sql = sql;
    }

    /** The symbol in SQL. */
    public String sql() {
        return sql;
    }
}
