package io.interflux.query;

import org.jspecify.annotations.Nullable;

/**
 * How many rows of an association a row has, 0 where there are none.
 *
 * @param association a collection
 * @param condition which rows count, or {@code null} for all
 */
public record AssociationCount(AssociationReference association, @Nullable Condition condition) implements SortKey {

    /** Exactly that many. */
    public Condition eq(long count) {
        return compare(ComparisonOperator.EQ, count);
    }

    /** Any other number. */
    public Condition ne(long count) {
        return compare(ComparisonOperator.NE, count);
    }

    /** More than that many. */
    public Condition greaterThan(long count) {
        return compare(ComparisonOperator.GT, count);
    }

    /** At least that many. */
    public Condition greaterThanOrEqual(long count) {
        return compare(ComparisonOperator.GTE, count);
    }

    /** Fewer than that many. */
    public Condition lessThan(long count) {
        return compare(ComparisonOperator.LT, count);
    }

    /** At most that many. */
    public Condition lessThanOrEqual(long count) {
        return compare(ComparisonOperator.LTE, count);
    }

    @Override
    public String toString() {
        return "count(" + association.name() + (condition == null ? "" : " where " + condition) + ")";
    }

    private Condition compare(ComparisonOperator operator, long count) {
        return new Condition.CountComparison(this, operator, count);
    }
}
