package io.interflux.load;

import io.interflux.assemble.Assembler;
import io.interflux.dialect.Dialect;
import io.interflux.plan.Evidence;
import io.interflux.plan.LoadPlan;
import io.interflux.plan.PageOrder;
import io.interflux.plan.Predicate;
import io.interflux.plan.RowQuery;
import io.interflux.plan.Windowing;
import io.interflux.query.Budget;
import io.interflux.query.LoadSpec;
import io.interflux.sql.QueryRenderer;
import io.interflux.sql.RenderedQuery;
import io.interflux.sql.SqlStatement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A query made ready to run on one database, with a plan for each sort of evidence; shared by all runs of the same query. */
final class PreparedLoad {

    private final LoadPlan plan;
    private final QueryRenderer renderer;
    private final RowQuery start;
    private final LoadSpec asked;
    private final Function<Evidence, PreparedSource> sources;
    private final PreparedSource ofFewRoots;
    private final List<Object> values;
    /** Rendered when it is needed for the first time; harmless if twice. */
    private @Nullable RenderedQuery all;

    PreparedLoad(Function<Evidence, LoadPlan> plans, LoadSpec asked, Dialect dialect) {
        this.plan = plans.apply(Evidence.FEW);
        this.renderer = new QueryRenderer(dialect);
        this.start = plan.roots().query();
        this.asked = asked;
        this.sources =
                remembered(evidence -> PreparedSource.of(plans.apply(evidence).roots(), renderer));
        this.ofFewRoots = PreparedSource.of(plan.roots(), renderer);
        this.values = List.of();
    }

    private static Function<Evidence, PreparedSource> remembered(Function<Evidence, PreparedSource> source) {
        Map<Evidence, PreparedSource> known = new ConcurrentHashMap<>();
        return evidence -> known.computeIfAbsent(evidence, source);
    }

    private PreparedLoad(PreparedLoad origin, LoadPlan plan, RowQuery start) {
        this.plan = plan;
        this.renderer = origin.renderer;
        this.start = start;
        this.asked = origin.asked;
        this.sources = origin.sources;
        this.ofFewRoots = origin.ofFewRoots;
        this.values = origin.values;
    }

    private PreparedLoad(PreparedLoad origin, List<Object> values) {
        this.plan = origin.plan;
        this.renderer = origin.renderer;
        this.start = origin.start;
        this.asked = origin.asked;
        this.sources = origin.sources;
        this.ofFewRoots = origin.ofFewRoots.with(values);
        this.values = values;
        this.all = origin.renderedAll().with(values);
    }

    /**
     * The same with the values of a query's form.
     *
     * @throws io.interflux.error.QueryException if one is not of the class that its attribute takes
     */
    PreparedLoad with(List<Object> given) {
        return given.isEmpty() ? this : new PreparedLoad(this, given);
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

    /** Whether all statements must see one snapshot. */
    boolean snapshot() {
        return asked.snapshot();
    }

    /** Whether the roots' rows are locked. */
    boolean forUpdate() {
        return plan.forUpdate();
    }

    /** How much one run may bring. */
    Budget budget() {
        return asked.budget();
    }

    Windowing windowing() {
        return plan.windowing();
    }

    /** Makes the roots. */
    Assembler assembler() {
        return ofFewRoots.assembler();
    }

    /** What is beneath the roots of a window, as is best by what is known. */
    PreparedSource roots(Evidence evidence) {
        return evidence.equals(Evidence.FEW)
                ? ofFewRoots
                : sources.apply(evidence).with(values);
    }

    @Nullable Long limit() {
        return plan.limit();
    }

    long offset() {
        return plan.offset();
    }

    /** All roots in one statement, with the query's own limit and offset. */
    SqlStatement all() {
        return locked(renderedAll(), start);
    }

    private RenderedQuery renderedAll() {
        RenderedQuery known = all;
        if (known == null) {
            known = renderer.render(start, plan.limit(), plan.offset()).with(values);
            all = known;
        }
        return known;
    }

    SqlStatement window(long rows, long offset) {
        return rendered(start, rows, offset);
    }

    /** A window after another; a root after that is after the {@link #startingAfter start} too. */
    SqlStatement windowAfter(Predicate after, long rows) {
        return rendered(plan.roots().query().and(after), rows, 0);
    }

    private SqlStatement rendered(RowQuery query, long rows, long offset) {
        return locked(renderer.render(query, rows, offset).with(values), query);
    }

    private SqlStatement locked(RenderedQuery rendered, RowQuery query) {
        return (plan.forUpdate() ? renderer.locking(rendered, query.from()) : rendered).statement();
    }
}
