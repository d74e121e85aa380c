package io.interflux.sql;

import io.interflux.dialect.Dialect;
import io.interflux.model.DataType;
import io.interflux.plan.Column;
import io.interflux.plan.Expression;
import io.interflux.plan.Join;
import io.interflux.plan.Predicate;
import io.interflux.plan.RowQuery;
import io.interflux.plan.SortTerm;
import io.interflux.plan.Subquery;
import io.interflux.plan.Table;
import io.interflux.plan.Transport;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Renders queries in a dialect; every method follows the order of SQL's clauses. */
public final class QueryRenderer {

    private static final String KEYS = "k";
    private static final String ROW = "r";
    private static final String ROW_NUMBER = "rn";

    private final Dialect dialect;

    /** A renderer for one database. */
    public QueryRenderer(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A query with all of its rows, or as many as come in its form. */
    public RenderedQuery render(RowQuery query) {
        return query.transport() == Transport.ARRAYS ? arrays(query) : render(query, null, 0);
    }

    /**
     * The limit stands in the text: PostgreSQL plans for a tenth of the rows where it does not know the limit, and then likes to walk an
     * index in the order and to compare each row with each key.
     */
    private RenderedQuery arrays(RowQuery query) {
        SqlWriter sql = new SqlWriter(dialect);
        sql.append("SELECT ").separated(indexes(query.columns()), ", ", i -> sql.append("array_agg(" + ROW + ".c" + i)
                .append(")"));
        sql.append(" FROM (");
        rows(query, sql, this::namedColumns);
        sql.append(" LIMIT " + Transport.MOST_ELEMENTS + ") " + ROW);
        return sql.toQuery(query.columns().stream()
                .<DataType<?>>map(column -> DataType.arrayOf(column.type()))
                .toList());
    }

    /**
     * A query with some of its rows, counted in its order, as rows.
     *
     * @param limit the most rows, or {@code null} for all
     * @param offset how many to skip
     */
    public RenderedQuery render(RowQuery query, @Nullable Long limit, long offset) {
        SqlWriter sql = new SqlWriter(dialect);
        rows(query, sql, this::columns);
        if (limit != null) {
            sql.append(" LIMIT ").value(limit);
        }
        if (offset > 0) {
            sql.append(" OFFSET ").value(offset);
        }
        return sql.toQuery(
                query.columns().stream().<DataType<?>>map(Expression::type).toList());
    }

    /** Writes the columns of a query. */
    private interface Columns {
        void write(RowQuery query, SqlWriter sql, PredicateRenderer predicates);
    }

    private void rows(RowQuery query, SqlWriter sql, Columns columns) {
        if (query.keys() != null && query.keys().lateral()) {
            selectKeyByKey(query, query.keys(), sql);
        } else if (query.perKey() != null) {
            selectPerKey(query, query.perKey(), sql);
        } else {
            select(query, sql, columns);
            orderBy(query.order(), sql);
        }
    }

    /** The same rows of a query, locked in one of its tables until the transaction ends. */
    public RenderedQuery locking(RenderedQuery query, Table table) {
        return query.endingWith(dialect.lockRows(table.alias()));
    }

    /** The number of rows. */
    public RenderedQuery count(Subquery rows) {
        SqlWriter sql = new SqlWriter(dialect).append("SELECT COUNT(*) ");
        return fromWhere(rows, sql).toQuery(List.of(DataType.LONG));
    }

    /** Whether there is a row. */
    public RenderedQuery exists(Subquery rows) {
        SqlWriter sql = new SqlWriter(dialect).append("SELECT EXISTS (SELECT 1 ");
        return fromWhere(rows, sql).append(")").toQuery(List.of(DataType.BOOLEAN));
    }

    private void select(RowQuery query, SqlWriter sql, Columns columns) {
        PredicateRenderer predicates = new PredicateRenderer(sql, this);
        sql.append("SELECT ");
        columns.write(query, sql, predicates);
        sql.append(" ");
        from(query, sql, predicates);
        where(query, sql, predicates);
    }

    private void columns(RowQuery query, SqlWriter sql, PredicateRenderer predicates) {
        if (query.columns().isEmpty()) {
            sql.append("1");
        }
        sql.separated(query.columns(), ", ", expression -> column(expression, sql, predicates));
    }

    private void column(Expression expression, SqlWriter sql, PredicateRenderer predicates) {
        if (expression instanceof Column column) {
            String name = column.table().alias() + "."
                    + dialect.quote(column.attribute().column());
            sql.append(dialect.selected(name, column.type()));
        } else {
            predicates.expression(expression);
        }
    }

    private void from(RowQuery query, SqlWriter sql, PredicateRenderer predicates) {
        sql.append("FROM ");
        table(query.from(), sql);
        if (query.keys() != null && query.keys().columns().size() > 1) {
            joinKeys(query.keys(), sql, predicates);
        }
        query.joins().forEach(join -> join(join, sql, predicates));
    }

    private void joinKeys(RowQuery.KeyMatch keys, SqlWriter sql, PredicateRenderer predicates) {
        sql.append(" JOIN ").append(keyTable(keys, sql)).append(" ON ");
        equalKeys(keys, sql, predicates);
    }

    private String keyTable(RowQuery.KeyMatch keys, SqlWriter sql) {
        List<Integer> indexes = indexes(keys.columns());
        List<String> placeholders =
                indexes.stream().map(i -> sql.keys(i, keys.types().get(i))).toList();
        List<String> names = indexes.stream().map(i -> "c" + i).toList();
        return dialect.keyTable(placeholders, keys.types(), names, KEYS);
    }

    private void equalKeys(RowQuery.KeyMatch keys, SqlWriter sql, PredicateRenderer predicates) {
        sql.separated(indexes(keys.columns()), " AND ", i -> predicates
                .expression(keys.columns().get(i))
                .append(" = " + KEYS + "." + dialect.quote("c" + i)));
    }

    private static List<Integer> indexes(List<?> items) {
        return IntStream.range(0, items.size()).boxed().toList();
    }

    private void where(RowQuery query, SqlWriter sql, PredicateRenderer predicates) {
        RowQuery.KeyMatch keys = query.keys();
        boolean byKey = keys != null && keys.columns().size() == 1;
        if (keys != null && byKey) {
            sql.append(" WHERE ");
            predicates.expression(keys.columns().get(0)).append(" = ANY(");
            sql.append(sql.keys(0, keys.types().get(0))).append(")");
        }
        if (!query.where().equals(Predicate.TRUE)) {
            sql.append(byKey ? " AND " : " WHERE ");
            query.where().accept(predicates);
        }
    }

    /** Numbers the rows of each key in the order and takes some; {@code ORDER BY rn} keeps the order of each key's rows. */
    private void selectPerKey(RowQuery query, RowQuery.PerKeyLimit perKey, SqlWriter sql) {
        PredicateRenderer predicates = new PredicateRenderer(sql, this);
        outerColumns(query, sql);
        sql.append(" FROM (SELECT ");
        namedColumns(query, sql, predicates);
        rowNumber(query, sql.append(", "), predicates);
        from(query, sql, predicates);
        where(query, sql, predicates);
        sql.append(") " + ROW + " WHERE " + ROW + "." + ROW_NUMBER + " > ").value(perKey.offset());
        Long last = perKey.last();
        if (last != null) {
            sql.append(" AND " + ROW + "." + ROW_NUMBER + " <= ").value(last);
        }
        sql.append(" ORDER BY " + ROW + "." + ROW_NUMBER);
    }

    private static void outerColumns(RowQuery query, SqlWriter sql) {
        sql.append("SELECT ").separated(indexes(query.columns()), ", ", i -> sql.append(ROW + ".c" + i));
    }

    private void namedColumns(RowQuery query, SqlWriter sql, PredicateRenderer predicates) {
        sql.separated(indexes(query.columns()), ", ", i -> {
            column(query.columns().get(i), sql, predicates);
            sql.append(" AS c" + i);
        });
    }

    /**
     * Searches the rows of each key by itself, and keeps their order by what they were sorted by: numbering them would make PostgreSQL read
     * some dozens of them more for each key than the limit asks for.
     */
    private void selectKeyByKey(RowQuery query, RowQuery.KeyMatch keys, SqlWriter sql) {
        PredicateRenderer predicates = new PredicateRenderer(sql, this);
        outerColumns(query, sql);
        sql.append(" FROM ").append(keyTable(keys, sql)).append(" CROSS JOIN LATERAL (SELECT ");
        namedColumns(query, sql, predicates);
        indexes(query.order()).forEach(i -> {
            sql.append(", ");
            predicates.expression(query.order().get(i).expression()).append(" AS o" + i);
        });
        sql.append(" FROM ");
        table(query.from(), sql);
        query.joins().forEach(join -> join(join, sql, predicates));
        sql.append(" WHERE ");
        equalKeys(keys, sql, predicates);
        and(query.where(), sql, predicates);
        if (query.perKey() != null) {
            orderBy(query.order(), sql);
            limitPerKey(query.perKey(), sql);
        }
        sql.append(") " + ROW);
        orderByNames(query.order(), sql);
    }

    private void orderByNames(List<SortTerm> order, SqlWriter sql) {
        if (!order.isEmpty()) {
            sql.append(" ORDER BY ").separated(indexes(order), ", ", i -> {
                sql.append(ROW + ".o" + i);
                direction(order.get(i), sql);
            });
        }
    }

    private static void and(Predicate where, SqlWriter sql, PredicateRenderer predicates) {
        if (!where.equals(Predicate.TRUE)) {
            sql.append(" AND ");
            where.accept(predicates);
        }
    }

    private static void limitPerKey(RowQuery.PerKeyLimit perKey, SqlWriter sql) {
        if (perKey.limit() != null) {
            sql.append(" LIMIT ").value(perKey.limit());
        }
        if (perKey.offset() > 0) {
            sql.append(" OFFSET ").value(perKey.offset());
        }
    }

    private void rowNumber(RowQuery query, SqlWriter sql, PredicateRenderer predicates) {
        sql.append("ROW_NUMBER() OVER (PARTITION BY ");
        if (query.keys() != null) {
            sql.separated(query.keys().columns(), ", ", predicates::expression);
        }
        orderBy(query.order(), sql).append(") AS " + ROW_NUMBER + " ");
    }

    /** {@code EXISTS} over the keys as a table. */
    SqlWriter keyIn(Predicate.KeyIn in, SqlWriter sql) {
        List<DataType<?>> types =
                in.columns().stream().<DataType<?>>map(Column::type).toList();
        List<Integer> indexes = IntStream.range(0, types.size()).boxed().toList();
        List<String> names = indexes.stream().map(i -> "c" + i).toList();
        List<String> placeholders = indexes.stream()
                .map(i -> sql.arrayParameter(types.get(i), in.keys().get(i)))
                .toList();
        sql.append("EXISTS (SELECT 1 FROM ")
                .append(dialect.keyTable(placeholders, types, names, KEYS))
                .append(" WHERE ");
        sql.separated(indexes, " AND ", i -> {
            Column column = in.columns().get(i);
            sql.append(KEYS + "." + dialect.quote(names.get(i)) + " = ")
                    .column(column.table().alias(), column.attribute());
        });
        return sql.append(")");
    }

    /** {@code FROM … JOIN … WHERE …} of a subquery. */
    SqlWriter fromWhere(Subquery rows, SqlWriter sql) {
        PredicateRenderer predicates = new PredicateRenderer(sql, this);
        sql.append("FROM ");
        table(rows.from(), sql);
        rows.joins().forEach(join -> join(join, sql, predicates));
        if (!rows.where().equals(Predicate.TRUE)) {
            sql.append(" WHERE ");
            rows.where().accept(predicates);
        }
        return sql;
    }

    SqlWriter orderBy(List<SortTerm> order, SqlWriter sql) {
        PredicateRenderer predicates = new PredicateRenderer(sql, this);
        if (!order.isEmpty()) {
            sql.append(" ORDER BY ").separated(order, ", ", term -> {
                predicates.expression(term.expression());
                direction(term, sql);
            });
        }
        return sql;
    }

    private void direction(SortTerm term, SqlWriter sql) {
        sql.append(term.ascending() ? "" : " DESC");
        if (term.nullable() && !dialect.nullsLastAscendingByDefault()) {
            sql.append(term.ascending() ? " NULLS LAST" : " NULLS FIRST");
        }
    }

    private void join(Join join, SqlWriter sql, PredicateRenderer predicates) {
        sql.append(join.inner() ? " JOIN " : " LEFT JOIN ");
        table(join.table(), sql).append(" ON ");
        join.on().accept(predicates);
    }

    private SqlWriter table(Table table, SqlWriter sql) {
        return sql.append(dialect.quote(table.model().table()) + " " + table.alias());
    }
}
