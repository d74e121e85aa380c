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

    /** A query with all of its rows. */
    public RenderedQuery render(RowQuery query) {
        return render(query, null, 0);
    }

    /**
     * A query with some of its rows, counted in its order.
     *
     * @param limit the most rows, or {@code null} for all
     * @param offset how many to skip
     */
    public RenderedQuery render(RowQuery query, @Nullable Long limit, long offset) {
        SqlWriter sql = new SqlWriter(dialect);
        if (query.perKey() == null) {
            select(query, sql);
            orderBy(query.order(), sql);
        } else {
            selectPerKey(query, query.perKey(), sql);
        }
        if (limit != null) {
            sql.append(" LIMIT ").value(limit);
        }
        if (offset > 0) {
            sql.append(" OFFSET ").value(offset);
        }
        return sql.toQuery(
                query.columns().stream().<DataType<?>>map(Expression::type).toList());
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

    private void select(RowQuery query, SqlWriter sql) {
        PredicateRenderer predicates = new PredicateRenderer(sql, this);
        sql.append("SELECT ");
        columns(query, sql, predicates);
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
            keyTable(query.keys(), sql, predicates);
        }
        query.joins().forEach(join -> join(join, sql, predicates));
    }

    private void keyTable(RowQuery.KeyMatch keys, SqlWriter sql, PredicateRenderer predicates) {
        List<String> names =
                IntStream.range(0, keys.columns().size()).mapToObj(i -> "c" + i).toList();
        List<String> placeholders = IntStream.range(0, names.size())
                .mapToObj(i -> sql.keys(i, keys.types().get(i)))
                .toList();
        sql.append(" JOIN ")
                .append(dialect.keyTable(placeholders, keys.types(), names, KEYS))
                .append(" ON ");
        sql.separated(IntStream.range(0, names.size()).boxed().toList(), " AND ", i -> predicates
                .expression(keys.columns().get(i))
                .append(" = " + KEYS + "." + dialect.quote(names.get(i))));
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
        List<Integer> indexes =
                IntStream.range(0, query.columns().size()).boxed().toList();
        sql.append("SELECT ").separated(indexes, ", ", i -> sql.append(ROW + ".c" + i));
        sql.append(" FROM (SELECT ");
        indexes.forEach(i -> {
            column(query.columns().get(i), sql, predicates);
            sql.append(" AS c" + i + ", ");
        });
        rowNumber(query, sql, predicates);
        from(query, sql, predicates);
        where(query, sql, predicates);
        sql.append(") " + ROW + " WHERE " + ROW + "." + ROW_NUMBER + " > ").value(perKey.offset());
        Long last = perKey.last();
        if (last != null) {
            sql.append(" AND " + ROW + "." + ROW_NUMBER + " <= ").value(last);
        }
        sql.append(" ORDER BY " + ROW + "." + ROW_NUMBER);
    }

    private void rowNumber(RowQuery query, SqlWriter sql, PredicateRenderer predicates) {
        sql.append("ROW_NUMBER() OVER (PARTITION BY ");
        if (query.keys() != null) {
            sql.separated(query.keys().columns(), ", ", predicates::expression);
        }
        orderBy(query.order(), sql).append(") AS " + ROW_NUMBER + " ");
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
            sql.append(" ORDER BY ").separated(order, ", ", term -> sortTerm(term, sql, predicates));
        }
        return sql;
    }

    private void sortTerm(SortTerm term, SqlWriter sql, PredicateRenderer predicates) {
        predicates.expression(term.expression()).append(term.ascending() ? "" : " DESC");
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
