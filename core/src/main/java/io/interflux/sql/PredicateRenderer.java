package io.interflux.sql;

import io.interflux.dialect.Dialect;
import io.interflux.model.DataType;
import io.interflux.plan.Column;
import io.interflux.plan.Expression;
import io.interflux.plan.Predicate;
import io.interflux.plan.Subquery;
import java.util.List;

/** Writes predicates and expressions. */
final class PredicateRenderer implements Predicate.Visitor<SqlWriter> {

    private final SqlWriter sql;
    private final QueryRenderer queries;

    PredicateRenderer(SqlWriter sql, QueryRenderer queries) {
        this.sql = sql;
        this.queries = queries;
    }

    SqlWriter expression(Expression expression) {
        if (expression instanceof Column column) {
            return sql.column(column.table().alias(), column.attribute());
        }
        if (expression instanceof Expression.Count count) {
            sql.append("(SELECT COUNT(*) ");
            return queries.fromWhere(count.rows(), sql).append(")");
        }
        if (expression instanceof Expression.Length length) {
            sql.append("CARDINALITY(");
            return expression(length.array()).append(")");
        }
        return lookup((Expression.Lookup) expression);
    }

    private SqlWriter lookup(Expression.Lookup lookup) {
        sql.append("(SELECT ");
        expression(lookup.value()).append(" ");
        queries.fromWhere(lookup.rows(), sql);
        if (!lookup.unique()) {
            queries.orderBy(lookup.order(), sql).append(" LIMIT 1");
        }
        return sql.append(")");
    }

    @Override
    public SqlWriter visitAnd(Predicate.And and) {
        return and.predicates().isEmpty() ? sql.append("TRUE") : joined(and.predicates(), " AND ");
    }

    @Override
    public SqlWriter visitOr(Predicate.Or or) {
        if (or.predicates().isEmpty()) {
            return sql.append("FALSE");
        }
        sql.append("(");
        return joined(or.predicates(), " OR ").append(")");
    }

    private SqlWriter joined(List<Predicate> predicates, String separator) {
        return sql.separated(predicates, separator, predicate -> predicate.accept(this));
    }

    @Override
    public SqlWriter visitNot(Predicate.Not not) {
        return wrapped("NOT (", not.predicate(), ")");
    }

    @Override
    public SqlWriter visitNotTrue(Predicate.NotTrue notTrue) {
        return wrapped("(", notTrue.predicate(), ") IS NOT TRUE");
    }

    private SqlWriter wrapped(String before, Predicate predicate, String after) {
        sql.append(before);
        return predicate.accept(this).append(after);
    }

    @Override
    public SqlWriter visitComparison(Predicate.Comparison comparison) {
        return expression(comparison.left())
                .append(" " + comparison.operator().sql() + " ")
                .value(comparison.right());
    }

    @Override
    public SqlWriter visitExpressionComparison(Predicate.ExpressionComparison comparison) {
        expression(comparison.left()).append(" " + comparison.operator().sql() + " ");
        return expression(comparison.right());
    }

    @Override
    public SqlWriter visitRowComparison(Predicate.RowComparison comparison) {
        sql.append("(").separated(comparison.left(), ", ", this::expression);
        sql.append(") " + comparison.operator().sql() + " (");
        return sql.separated(comparison.right(), ", ", sql::value).append(")");
    }

    @Override
    public SqlWriter visitIn(Predicate.In in) {
        return expression(in.left())
                .append(" = ANY(")
                .array(in.type(), in.values())
                .append(")");
    }

    @Override
    public SqlWriter visitKeyIn(Predicate.KeyIn in) {
        return queries.keyIn(in, sql);
    }

    @Override
    public SqlWriter visitBetween(Predicate.Between between) {
        return expression(between.left())
                .append(" BETWEEN ")
                .value(between.low())
                .append(" AND ")
                .value(between.high());
    }

    @Override
    public SqlWriter visitLike(Predicate.Like like) {
        return expression(like.left())
                .append(like.ignoreCase() ? " ILIKE " : " LIKE ")
                .value(new Predicate.Value(DataType.TEXT, like.pattern()))
                .append(" ESCAPE '\\'");
    }

    @Override
    public SqlWriter visitArrayComparison(Predicate.ArrayComparison comparison) {
        String array = sql.written(() -> expression(comparison.left()));
        String values = sql.written(() -> sql.value(comparison.right()));
        Dialect dialect = sql.dialect();
        return sql.append(
                switch (comparison.operator()) {
                    case CONTAINS -> dialect.arrayContains(array, values);
                    case CONTAINED_BY -> dialect.arrayContainedBy(array, values);
                    case OVERLAPS -> dialect.arrayOverlaps(array, values);
                });
    }

    @Override
    public SqlWriter visitIsNull(Predicate.IsNull isNull) {
        return expression(isNull.left()).append(isNull.negated() ? " IS NOT NULL" : " IS NULL");
    }

    @Override
    public SqlWriter visitExists(Predicate.Exists exists) {
        Subquery rows = exists.rows();
        sql.append("EXISTS (SELECT 1 ");
        return queries.fromWhere(rows, sql).append(")");
    }

    @Override
    public SqlWriter visitRaw(Predicate.Raw raw) {
        sql.append("(");
        raw.parts().forEach(this::rawPart);
        return sql.append(")");
    }

    private void rawPart(Predicate.RawPart part) {
        if (part instanceof Predicate.RawText text) {
            sql.append(text.text());
        } else if (part instanceof Predicate.RawColumn column) {
            expression(column.column());
        } else {
            sql.value((Predicate.Value) part);
        }
    }
}
