package io.interflux.sql;

import io.interflux.dialect.Dialect;
import io.interflux.model.Attribute;
import io.interflux.model.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * Renders inserts of one or more rows that return what was written.
 *
 * <pre>{@code
 * INSERT INTO "users" ("id", "username") VALUES (DEFAULT, $1), ($2, $3) RETURNING "id", "username"
 * }</pre>
 */
public final class InsertRenderer {

    private final Dialect dialect;

    /** A renderer for one database. */
    public InsertRenderer(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The statement; its result has one row per row of the insert, in the same order, with the returned columns if there are any. */
    public SqlStatement render(Insert insert) {
        List<Binding> bindings = new ArrayList<>();
        String rows = insert.rows().stream()
                .map(row -> row(insert.columns(), row, bindings))
                .collect(Collectors.joining(", "));
        String text = "INSERT INTO " + dialect.quote(insert.table()) + " (" + columns(insert) + ") VALUES " + rows;
        List<String> returned =
                insert.returned().stream().map(Attribute::column).toList();
        List<DataType<?>> types =
                insert.returned().stream().<DataType<?>>map(Attribute::type).toList();
        return new SqlStatement(returned.isEmpty() ? text : dialect.insertReturning(text, returned), bindings, types);
    }

    private String columns(Insert insert) {
        return insert.columns().stream()
                .map(column -> dialect.quote(column.column()))
                .collect(Collectors.joining(", "));
    }

    private String row(List<Attribute> columns, List<InsertValue> values, List<Binding> bindings) {
        StringJoiner row = new StringJoiner(", ", "(", ")");
        for (int i = 0; i < values.size(); i++) {
            row.add(value(columns.get(i), values.get(i), bindings));
        }
        return row.toString();
    }

    private String value(Attribute column, InsertValue value, List<Binding> bindings) {
        if (value instanceof InsertValue.Given given) {
            bindings.add(given.binding());
            return dialect.placeholder(bindings.size(), given.binding().type());
        }
        return value instanceof InsertValue.Now ? dialect.now(column.type()) : "DEFAULT";
    }
}
