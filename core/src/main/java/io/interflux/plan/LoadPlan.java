package io.interflux.plan;

import org.jspecify.annotations.Nullable;

/**
 * How a query will be answered: one statement for the roots with their to-ones, per window, and steps beneath it.
 *
 * @param roots the statement of the roots and everything beneath
 * @param windowing how the roots are read
 * @param limit the most roots, or {@code null}
 * @param offset how many roots to skip
 * @param pages how pages of roots follow each other; {@code null} where none were asked for, or the order is not total
 * @param forUpdate whether the roots' rows are locked
 */
public record LoadPlan(
        RowSource roots,
        Windowing windowing,
        @Nullable Long limit,
        long offset,
        @Nullable PageOrder pages,
        boolean forUpdate) {

    /** The same with another limit. */
    public LoadPlan withLimit(@Nullable Long rows) {
        return new LoadPlan(roots, windowing, rows, offset, pages, forUpdate);
    }

    /** The same with those roots only that satisfy the predicate. */
    public LoadPlan startingAfter(Predicate after) {
        RowSource rest = new RowSource(roots.query().and(after), roots.node(), roots.steps());
        return new LoadPlan(rest, windowing, limit, offset, pages, forUpdate);
    }
}
