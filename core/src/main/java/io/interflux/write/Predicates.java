package io.interflux.write;

import io.interflux.model.Attribute;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.plan.Column;
import io.interflux.plan.Predicate;
import io.interflux.plan.Table;
import io.interflux.query.ComparisonOperator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The predicates by which writes find their rows. */
final class Predicates {

    private Predicates() {}

    /** The only table of a statement. */
    static Table table(Model model) {
        return new Table(model, "t0");
    }

    static Predicate equal(Table table, Attribute attribute, Object value) {
        return new Predicate.Comparison(
                new Column(table, attribute), ComparisonOperator.EQ, new Predicate.Value(attribute.type(), value));
    }

    /** The row with a key. */
    static Predicate equal(Table table, RowKey key) {
        return Predicate.and(IntStream.range(0, key.values().size())
                .mapToObj(i ->
                        equal(table, key.key().attributes().get(i), key.values().get(i)))
                .toList());
    }

    /** The rows with one of some keys, of which there is at least one. */
    static Predicate in(Table table, Key key, List<RowKey> keys) {
        if (keys.size() == 1) {
            return equal(table, new RowKey(key, keys.get(0).values()));
        }
        List<Column> columns = key.attributes().stream()
                .map(attribute -> new Column(table, attribute))
                .toList();
        List<List<Object>> values = IntStream.range(0, key.size())
                .mapToObj(i -> keys.stream().map(one -> one.values().get(i)).toList())
                .toList();
        return columns.size() == 1
                ? new Predicate.In(columns.get(0), columns.get(0).type(), values.get(0))
                : new Predicate.KeyIn(columns, values);
    }

    /** Rows that are not marked as deleted; all where the model does not mark them. */
    static Predicate live(Table table) {
        return isNull(table, table.model().lifecycle().deletedAt());
    }

    private static Predicate isNull(Table table, @Nullable Attribute attribute) {
        return attribute == null ? Predicate.TRUE : new Predicate.IsNull(new Column(table, attribute), false);
    }
}
