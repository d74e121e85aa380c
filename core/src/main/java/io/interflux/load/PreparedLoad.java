package io.interflux.load;

import io.interflux.dialect.Dialect;
import io.interflux.plan.LoadPlan;
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

    PreparedLoad(LoadPlan plan, Dialect dialect) {
        this.plan = plan;
        this.renderer = new QueryRenderer(dialect);
        this.roots = PreparedSource.of(plan.roots(), renderer);
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
        return renderer.render(plan.roots().query(), plan.limit(), plan.offset())
                .statement();
    }

    SqlStatement window(long rows, long offset) {
        return renderer.render(plan.roots().query(), rows, offset).statement();
    }

    SqlStatement windowAfter(Predicate after, long rows) {
        RowQuery query = plan.roots().query().and(after);
        return renderer.render(query, rows, 0).statement();
    }
}
