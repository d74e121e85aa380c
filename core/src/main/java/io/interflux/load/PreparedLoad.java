package io.interflux.load;

import io.interflux.dialect.Dialect;
import io.interflux.plan.LoadPlan;
import io.interflux.plan.PageOrder;
import io.interflux.plan.Predicate;
import io.interflux.plan.RowQuery;
import io.interflux.plan.Windowing;
import io.interflux.sql.QueryRenderer;
import io.interflux.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

/** A plan made ready to run on one database; without state, shared by all runs of the same query. */
final class PreparedLoad {

    private final LoadPlan plan;
    private final QueryRenderer renderer;
    private final PreparedSource roots;
    private final RowQuery start;

    PreparedLoad(LoadPlan plan, Dialect dialect) {
        this.plan = plan;
        this.renderer = new QueryRenderer(dialect);
        this.roots = PreparedSource.of(plan.roots(), renderer);
        this.start = plan.roots().query();
    }

    private PreparedLoad(PreparedLoad origin, LoadPlan plan, RowQuery start) {
        this.plan = plan;
        this.renderer = origin.renderer;
        this.roots = origin.roots;
        this.start = start;
    }

    /** The same with those roots only that satisfy the predicate. */
    PreparedLoad startingAfter(Predicate after) {
        return new PreparedLoad(this, plan, plan.roots().query().and(after));
    }

    /** The same with another limit. */
    PreparedLoad withLimit(long rows) {
        return new PreparedLoad(this, plan.withLimit(rows), start);
    }

    /** How pages of roots follow each other, or {@code null} where they do not. */
    @Nullable PageOrder pages() {
        return plan.pages();
    }

    Windowing windowing() {
        return plan.windowing();
    }

    PreparedSource roots() {
        return roots;
    }

    @Nullable Long limit() {
        return plan.limit();
    }

    long offset() {
        return plan.offset();
    }

    /** All roots in one statement, with the query's own limit and offset. */
    SqlStatement all() {
        return renderer.render(start, plan.limit(), plan.offset()).statement();
    }

    SqlStatement window(long rows, long offset) {
        return renderer.render(start, rows, offset).statement();
    }

    /** A window after another; a root after that is after the {@link #startingAfter start} too. */
    SqlStatement windowAfter(Predicate after, long rows) {
        RowQuery query = plan.roots().query().and(after);
        return renderer.render(query, rows, 0).statement();
    }
}
