package io.interflux.dialect;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The information schema of H2 2.x. An unqualified name finds a table of the current schema; H2's search path is not looked at. */
final class H2Catalog implements CatalogDialect {

    static final H2Catalog INSTANCE = new H2Catalog();

    /** What H2 reports as the length of a type without one ({@code Constants.MAX_STRING_LENGTH}). */
    private static final long NO_LENGTH = 1_000_000_000;

    /** What H2 reports as the precision of a NUMERIC without one ({@code Constants.MAX_NUMERIC_PRECISION}). */
    private static final int NO_PRECISION = 100_000;

    private static final Pattern LIST_OF_TEXTS =
            Pattern.compile("\".*\" (?:IN\\(\\?(?:, \\?)*\\)|= \\?)", Pattern.DOTALL);

    private H2Catalog() {}

    private static String wanted(String alias) {
        return " (" + alias + ".TABLE_SCHEMA = ANY($1) OR " + alias + ".TABLE_SCHEMA = CURRENT_SCHEMA) AND " + alias
                + ".TABLE_SCHEMA <> 'INFORMATION_SCHEMA'";
    }

    @Override
    public String columns() {
        return "SELECT c.TABLE_SCHEMA, c.TABLE_NAME, t.TABLE_TYPE = 'VIEW', c.TABLE_SCHEMA = CURRENT_SCHEMA, c.COLUMN_NAME,"
                + " CASE c.DATA_TYPE WHEN 'ARRAY' THEN " + type("e") + " || ' ARRAY' ELSE " + type("c") + " END,"
                + " (SELECT ARRAY_AGG(v.VALUE_NAME ORDER BY v.VALUE_ORDINAL) FROM INFORMATION_SCHEMA.ENUM_VALUES v"
                + " WHERE v.OBJECT_SCHEMA = c.TABLE_SCHEMA AND v.OBJECT_NAME = c.TABLE_NAME"
                + " AND v.ENUM_IDENTIFIER = c.DTD_IDENTIFIER),"
                + " c.IS_NULLABLE = 'YES', c.IS_IDENTITY = 'YES', c.COLUMN_DEFAULT"
                + " FROM INFORMATION_SCHEMA.COLUMNS c JOIN INFORMATION_SCHEMA.TABLES t"
                + " ON t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME"
                + " LEFT JOIN INFORMATION_SCHEMA.ELEMENT_TYPES e ON e.OBJECT_SCHEMA = c.TABLE_SCHEMA"
                + " AND e.OBJECT_NAME = c.TABLE_NAME AND e.COLLECTION_TYPE_IDENTIFIER = c.DTD_IDENTIFIER"
                + " WHERE" + wanted("c") + " ORDER BY c.TABLE_SCHEMA, c.TABLE_NAME, c.ORDINAL_POSITION";
    }

    private static String type(String alias) {
        String length = alias + ".CHARACTER_MAXIMUM_LENGTH";
        String precision = alias + ".NUMERIC_PRECISION";
        return alias + ".DATA_TYPE || CASE WHEN " + alias
                + ".DATA_TYPE IN ('CHARACTER VARYING', 'CHARACTER', 'BINARY VARYING')"
                + " AND " + length + " < " + NO_LENGTH + " THEN '(' || " + length + " || ')'"
                + " WHEN " + alias + ".DATA_TYPE = 'NUMERIC' AND " + precision + " < " + NO_PRECISION
                + " THEN '(' || " + precision + " || ', ' || " + alias + ".NUMERIC_SCALE || ')' ELSE '' END";
    }

    @Override
    public String uniqueKeys() {
        return "SELECT k.TABLE_SCHEMA, k.TABLE_NAME, k.CONSTRAINT_NAME, k.CONSTRAINT_TYPE = 'PRIMARY KEY', "
                + columnsOf("k.CONSTRAINT_SCHEMA", "k.CONSTRAINT_NAME", "ORDINAL_POSITION")
                + " FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS k WHERE k.CONSTRAINT_TYPE IN ('PRIMARY KEY', 'UNIQUE') AND"
                + wanted("k") + " ORDER BY 1, 2, 3";
    }

    private static String columnsOf(String schema, String constraint, String order) {
        return "(SELECT ARRAY_AGG(u.COLUMN_NAME ORDER BY u." + order + ") FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE u"
                + " WHERE u.CONSTRAINT_SCHEMA = " + schema + " AND u.CONSTRAINT_NAME = " + constraint + ")";
    }

    /** The columns that are referred to, in the order of those that refer. */
    @Override
    public String foreignKeys() {
        return "SELECT k.TABLE_SCHEMA, k.TABLE_NAME, k.CONSTRAINT_NAME, "
                + columnsOf("k.CONSTRAINT_SCHEMA", "k.CONSTRAINT_NAME", "ORDINAL_POSITION")
                + ", p.TABLE_SCHEMA, p.TABLE_NAME,"
                + " (SELECT ARRAY_AGG(v.COLUMN_NAME ORDER BY u.ORDINAL_POSITION) FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE u"
                + " JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE v ON v.CONSTRAINT_SCHEMA = r.UNIQUE_CONSTRAINT_SCHEMA"
                + " AND v.CONSTRAINT_NAME = r.UNIQUE_CONSTRAINT_NAME"
                + " AND v.ORDINAL_POSITION = u.POSITION_IN_UNIQUE_CONSTRAINT"
                + " WHERE u.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND u.CONSTRAINT_NAME = k.CONSTRAINT_NAME),"
                + " r.DELETE_RULE, r.UPDATE_RULE"
                + " FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS k JOIN INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS r"
                + " ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME"
                + " JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS p ON p.CONSTRAINT_SCHEMA = r.UNIQUE_CONSTRAINT_SCHEMA"
                + " AND p.CONSTRAINT_NAME = r.UNIQUE_CONSTRAINT_NAME"
                + " WHERE" + wanted("k") + " ORDER BY 1, 2, 3";
    }

    /** Hash indexes find rows by equality of all their columns, the others by any beginning of them; none is partial. */
    @Override
    public String indexes() {
        return "SELECT i.TABLE_SCHEMA, i.TABLE_NAME, i.INDEX_NAME, i.INDEX_TYPE_NAME LIKE '%UNIQUE%' OR"
                + " i.INDEX_TYPE_NAME = 'PRIMARY KEY', FALSE,"
                + " (SELECT ARRAY_AGG(u.COLUMN_NAME ORDER BY u.ORDINAL_POSITION) FROM INFORMATION_SCHEMA.INDEX_COLUMNS u"
                + " WHERE u.INDEX_SCHEMA = i.INDEX_SCHEMA AND u.INDEX_NAME = i.INDEX_NAME)"
                + " FROM INFORMATION_SCHEMA.INDEXES i WHERE i.INDEX_TYPE_NAME NOT LIKE '%SPATIAL%' AND" + wanted("i")
                + " ORDER BY 1, 2, 3";
    }

    @Override
    public String checks() {
        return "SELECT k.TABLE_SCHEMA, k.TABLE_NAME, k.CONSTRAINT_NAME,"
                + " (SELECT ARRAY_AGG(u.COLUMN_NAME) FROM INFORMATION_SCHEMA.CONSTRAINT_COLUMN_USAGE u"
                + " WHERE u.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND u.CONSTRAINT_NAME = k.CONSTRAINT_NAME),"
                + " r.CHECK_CLAUSE FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS k JOIN INFORMATION_SCHEMA.CHECK_CONSTRAINTS r"
                + " ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME"
                + " WHERE" + wanted("k") + " ORDER BY 1, 2, 3";
    }

    /** {@code "color" IN('RED', U&'\00fc')}, or {@code "color" = 'RED'} for one. */
    @Override
    public @Nullable List<String> checkedValues(String condition) {
        TextLiterals literals = TextLiterals.of(condition);
        boolean list = LIST_OF_TEXTS.matcher(literals.rest()).matches()
                && !literals.rest().contains(" AND ")
                && !literals.rest().contains(" OR ");
        return list ? literals.values() : null;
    }
}
