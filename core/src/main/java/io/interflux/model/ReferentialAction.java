package io.interflux.model;

/** What happens to the referencing rows when the referenced row is deleted or its key is changed (SQL:2016 part 2, 11.8). */
public enum ReferentialAction {
    /** The change is refused at the end of the statement. */
    NO_ACTION("NO ACTION"),
    /** The change is refused at once. */
    RESTRICT("RESTRICT"),
    /** The referencing rows follow. */
    CASCADE("CASCADE"),
    /** The referencing columns become null. */
    SET_NULL("SET NULL"),
    /** The referencing columns take their defaults. */
    SET_DEFAULT("SET DEFAULT");

    private final String sql;

    ReferentialAction(String sql) {
        this.sql = sql;
    }

    /** The words of the SQL standard. */
    public String sql() {
        return sql;
    }
}
