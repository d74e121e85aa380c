package io.interflux.dialect;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The system catalogs of PostgreSQL 12 and later. Names are cast to text, since arrays of {@code name} cannot be read. */
final class PostgreSqlCatalog implements CatalogDialect {

    static final PostgreSqlCatalog INSTANCE = new PostgreSqlCatalog();

    /** The table {@code c} of the database schema {@code n}. */
    private static final String WANTED = " (n.nspname = ANY($1::text[]) OR pg_table_is_visible(c.oid))"
            + " AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'";

    private static final String OF_TABLE =
            " JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace";

    private static final Pattern LIST_OF_TEXTS =
            Pattern.compile("CHECK .* = (?:ANY \\(.*ARRAY\\[.*|\\?(?:::text)?\\)*)");

    private PostgreSqlCatalog() {}

    /** Zero columns are possible in PostgreSQL; such a table has no row here. */
    @Override
    public String columns() {
        return "SELECT n.nspname::text, c.relname::text, c.relkind IN ('v', 'm'), pg_table_is_visible(c.oid),"
                + " a.attname::text,"
                + " CASE t.typtype WHEN 'd' THEN format_type(t.typbasetype, t.typtypmod)"
                + " ELSE format_type(a.atttypid, a.atttypmod) END,"
                + " ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = a.atttypid ORDER BY e.enumsortorder),"
                + " NOT a.attnotnull, a.attidentity <> '', pg_get_expr(d.adbin, d.adrelid)"
                + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
                + " JOIN pg_type t ON t.oid = a.atttypid"
                + " LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum"
                + " WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND" + WANTED
                + " ORDER BY n.nspname, c.relname, a.attnum";
    }

    @Override
    public String uniqueKeys() {
        return "SELECT n.nspname::text, c.relname::text, k.conname::text, k.contype = 'p', "
                + columnsOf("conrelid", "conkey")
                + " FROM pg_constraint k" + OF_TABLE
                + " WHERE k.contype IN ('p', 'u') AND" + WANTED + " ORDER BY 1, 2, 3";
    }

    @Override
    public String foreignKeys() {
        return "SELECT n.nspname::text, c.relname::text, k.conname::text, " + columnsOf("conrelid", "conkey")
                + ", m.nspname::text, r.relname::text, " + columnsOf("confrelid", "confkey") + ", "
                + action("confdeltype") + ", " + action("confupdtype")
                + " FROM pg_constraint k" + OF_TABLE
                + " JOIN pg_class r ON r.oid = k.confrelid JOIN pg_namespace m ON m.oid = r.relnamespace"
                + " WHERE k.contype = 'f' AND" + WANTED + " ORDER BY 1, 2, 3";
    }

    private static String columnsOf(String table, String numbers) {
        return "ARRAY(SELECT a.attname::text FROM unnest(k." + numbers + ") WITH ORDINALITY u(attnum, place)"
                + " JOIN pg_attribute a ON a.attrelid = k." + table + " AND a.attnum = u.attnum ORDER BY u.place)";
    }

    private static String action(String column) {
        return "CASE k." + column + " WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' WHEN 'd' THEN 'SET DEFAULT'"
                + " WHEN 'r' THEN 'RESTRICT' ELSE 'NO ACTION' END";
    }

    /** The columns of an index behind {@code INCLUDE} find nothing. */
    @Override
    public String indexes() {
        return "SELECT n.nspname::text, c.relname::text, i.relname::text, x.indisunique, x.indpred IS NOT NULL,"
                + " ARRAY(SELECT COALESCE(a.attname::text, '') FROM generate_series(0, x.indnkeyatts - 1) place"
                + " LEFT JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = x.indkey[place] ORDER BY place)"
                + " FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_am m ON m.oid = i.relam"
                + " JOIN pg_class c ON c.oid = x.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE m.amname IN ('btree', 'hash') AND x.indisvalid AND" + WANTED + " ORDER BY 1, 2, 3";
    }

    @Override
    public String checks() {
        return "SELECT n.nspname::text, c.relname::text, k.conname::text, " + columnsOf("conrelid", "conkey")
                + ", pg_get_constraintdef(k.oid) FROM pg_constraint k" + OF_TABLE
                + " WHERE k.contype = 'c' AND" + WANTED + " ORDER BY 1, 2, 3";
    }

    /** {@code CHECK (((color)::text = ANY ((ARRAY['RED'::character varying, …])::text[])))}, or {@code … = 'RED'::text} for one. */
    @Override
    public @Nullable List<String> checkedValues(String condition) {
        TextLiterals literals = TextLiterals.of(condition);
        boolean list = LIST_OF_TEXTS.matcher(literals.rest()).matches()
                && !literals.rest().contains(" AND ")
                && !literals.rest().contains(" OR ");
        return list ? literals.values() : null;
    }
}
