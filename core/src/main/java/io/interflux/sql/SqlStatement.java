package io.interflux.sql;

import io.interflux.model.DataType;
import java.util.List;

/**
 * A statement ready to be sent: text with placeholders {@code $1}, {@code $2}, …, what is bound to them in that order, and the types by
 * which the columns of the result are to be read. {@code toString()} never shows values.
 *
 * @param text the SQL in the database's dialect
 * @param bindings one per placeholder, in order
 * @param columns one per column of the result, in order; empty for a statement without rows
 */
public record SqlStatement(String text, List<Binding> bindings, List<DataType<?>> columns) {

    /** Copies the lists. */
    public SqlStatement {
        bindings = List.copyOf(bindings);
        columns = List.copyOf(columns);
    }

    /** A statement without parameters and without rows. */
    public static SqlStatement of(String text) {
        return new SqlStatement(text, List.of(), List.of());
    }

    @Override
    public String toString() {
        return text + " [" + bindings.size() + " binds]";
    }
}
