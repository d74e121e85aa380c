package io.interflux.sql;

import io.interflux.dialect.CopyDialect;
import io.interflux.dialect.Dialect;
import io.interflux.model.Attribute;
import io.interflux.model.DataType;
import io.interflux.model.TableName;
import io.interflux.sql.CopyStatement.Format;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Renders what hands many rows over at once, into their table or into a temporary one.
 *
 * <pre>{@code
 * COPY "users" ("id", "username") FROM STDIN (FORMAT binary)
 * }</pre>
 */
public final class CopyRenderer {

    private final Dialect dialect;
    private final CopyDialect copying;

    /** A renderer for one database that has a way of copying. */
    public CopyRenderer(Dialect dialect, CopyDialect copying) {
        this.dialect = dialect;
        this.copying = copying;
    }

    /** Rows for their own table. */
    public CopyStatement copy(
            TableName table,
            List<Attribute> columns,
            Format format,
            List<? extends List<? extends @Nullable Object>> rows) {
        return copyInto(dialect.quote(table), columns, format, rows);
    }

    /** Rows for a temporary table. */
    public CopyStatement copyTemporary(
            String temporary,
            List<Attribute> columns,
            Format format,
            List<? extends List<? extends @Nullable Object>> rows) {
        return copyInto(copying.temporary(temporary), columns, format, rows);
    }

    private CopyStatement copyInto(
            String table,
            List<Attribute> columns,
            Format format,
            List<? extends List<? extends @Nullable Object>> rows) {
        String text = copying.copy(table, quoted(columns), format == Format.BINARY);
        return new CopyStatement(text, format, types(columns), rows);
    }

    /** The table's columns with the names of their types, as rows of two texts. */
    public SqlStatement columnTypes(TableName table) {
        return new SqlStatement(copying.columnTypes(table), List.of(), List.of(DataType.TEXT, DataType.TEXT));
    }

    /** The time of the database, once for each attribute and of its type, in one row. */
    public SqlStatement now(List<Attribute> attributes) {
        List<String> times = attributes.stream()
                .map(attribute -> dialect.now(attribute.type()))
                .toList();
        return new SqlStatement("SELECT " + String.join(", ", times), List.of(), types(attributes));
    }

    /** An empty temporary table for columns of another. */
    public SqlStatement createTemporary(String temporary, TableName table, List<Attribute> columns) {
        return SqlStatement.of(
                copying.createTemporary(copying.temporary(temporary), dialect.quote(table), quoted(columns)));
    }

    /** The upsert, from the rows of a temporary table. */
    public SqlStatement upsertFrom(String temporary, Upsert upsert) {
        return new WriteRenderer(dialect).upsertFrom(copying.temporary(temporary), upsert);
    }

    /** Takes all rows out of a temporary table. */
    public SqlStatement empty(String temporary) {
        return SqlStatement.of(copying.empty(copying.temporary(temporary)));
    }

    /** Drops a temporary table. */
    public SqlStatement drop(String temporary) {
        return SqlStatement.of(copying.drop(copying.temporary(temporary)));
    }

    private List<String> quoted(List<Attribute> columns) {
        return columns.stream().map(column -> dialect.quote(column.column())).toList();
    }

    private static List<DataType<?>> types(List<Attribute> columns) {
        return columns.stream().<DataType<?>>map(Attribute::type).toList();
    }
}
