package io.interflux.plan;

import io.interflux.dialect.Dialect;
import io.interflux.model.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The order in which pages of roots follow each other, and the cursors between them.
 *
 * @param model the name of the roots' model
 * @param description the order as the query gives it: {@code name desc, id asc}
 * @param keyset the terms, of which the last make the order total, and where their values are in a row
 * @param dialect of the database whose columns hold the values
 */
public record PageOrder(String model, String description, Windowing.Keyset keyset, Dialect dialect) {

    /** The cursor of the page that begins after a root, given its values by column; opaque text. */
    public String cursor(IntFunction<@Nullable Object> last) {
        List<@Nullable Object> values = new ArrayList<>();
        keyset.columns().forEach(column -> values.add(last.apply(column)));
        return new PageCursor(this).text(values);
    }

    /**
     * What the roots after a cursor satisfy.
     *
     * @throws io.interflux.error.CursorException if it is no cursor of this order's, saying why
     */
    public Predicate after(String cursor) {
        List<@Nullable Object> values = new PageCursor(this).values(cursor);
        List<Integer> columns = keyset.columns();
        return keyset.after(column -> values.get(columns.indexOf(column)));
    }

    List<DataType<?>> types() {
        return keyset.terms().stream()
                .<DataType<?>>map(term -> term.expression().type())
                .toList();
    }
}
