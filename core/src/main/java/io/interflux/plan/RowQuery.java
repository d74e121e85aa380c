package io.interflux.plan;

import io.interflux.model.Attribute;
import io.interflux.model.DataType;
import io.interflux.model.Key;
import io.interflux.query.LevelSpec;
import io.interflux.query.Strategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One SELECT.
 *
 * @param columns what is read, in order
 * @param from the first table
 * @param joins further tables, in an order in which each refers to earlier ones only
 * @param where which rows
 * @param keys the columns whose values are among the keys sent as arrays, or {@code null} for a statement without keys
 * @param order the terms of the order; empty for none
 * @param perKey at most some rows for each key, or {@code null} for all
 * @param transport in which form the rows come
 */
public record RowQuery(
        List<Expression> columns,
        Table from,
        List<Join> joins,
        Predicate where,
        @Nullable KeyMatch keys,
        List<SortTerm> order,
        @Nullable PerKeyLimit perKey,
        Transport transport) {

    /** Copies the lists. */
    public RowQuery {
        columns = List.copyOf(columns);
        joins = List.copyOf(joins);
        order = List.copyOf(order);
    }

    /** A query whose rows come as they are. */
    public RowQuery(
            List<Expression> columns,
            Table from,
            List<Join> joins,
            Predicate where,
            @Nullable KeyMatch keys,
            List<SortTerm> order,
            @Nullable PerKeyLimit perKey) {
        this(columns, from, joins, where, keys, order, perKey, Transport.ROWS);
    }

    /**
     * Columns whose values must be among keys that are sent with the statement, one array per column.
     *
     * @param columns the columns of this statement
     * @param types the types of the keys as they are sent, which may differ from those of the columns
     * @param lateral whether the rows are searched key by key, not for all keys at once
     */
    public record KeyMatch(List<Column> columns, List<DataType<?>> types, boolean lateral) {

        static KeyMatch of(Table table, Key columns, Key sent, Choice choice) {
            return new KeyMatch(table.columns(columns), types(sent), choice.strategy() == Strategy.LATERAL);
        }

        static KeyMatch atOnce(Table table, Key columns, Key sent) {
            return new KeyMatch(table.columns(columns), types(sent), false);
        }

        private static List<DataType<?>> types(Key sent) {
            return sent.attributes().stream().<DataType<?>>map(Attribute::type).toList();
        }
    }

    /** For each key, rows {@code offset + 1} to {@code offset + limit} in the order; a null limit is none. */
    public record PerKeyLimit(@Nullable Long limit, long offset) {

        /** What a level asks for, or {@code null} where it asks for all. */
        static @Nullable PerKeyLimit of(LevelSpec level) {
            return level.limit() == null && level.offset() == null
                    ? null
                    : new PerKeyLimit(level.limit(), level.offset() == null ? 0 : level.offset());
        }

        /** The number of the last row, or {@code null} where there is no limit that a number of rows could reach. */
        public @Nullable Long last() {
            return limit == null || limit > Long.MAX_VALUE - offset ? null : (Long) (offset + limit);
        }
    }

    /** The same with one more predicate. */
    public RowQuery and(Predicate predicate) {
        return new RowQuery(columns, from, joins, Predicate.and(where, predicate), keys, order, perKey, transport);
    }

    /** The same with its rows in another form. */
    public RowQuery by(Transport form) {
        return new RowQuery(columns, from, joins, where, keys, order, perKey, form);
    }

    /** The same with its rows in another order. */
    RowQuery by(List<SortTerm> another) {
        return new RowQuery(columns, from, joins, where, keys, another, perKey, transport);
    }

    /** Whether its rows are searched key by key, or counted for each key. */
    boolean isByKey() {
        return perKey != null || (keys != null && keys.lateral());
    }
}
