package io.interflux.query;

import org.jspecify.annotations.Nullable;

/**
 * How many rows of an association a row has, 0 where there are none.
 *
 * @param <E> the entity that has the association
 * @param association a collection
 * @param condition which rows count, or {@code null} for all
 */
public record AssociationCount<E>(AssociationReference association, @Nullable ConditionSpec condition)
        implements SortKey {

    /** Exactly that many. */
    public Condition<E> eq(long count) {
        return compare(ComparisonOperator.EQ, count);
    }

    /** Any other number. */
    public Condition<E> ne(long count) {
        return compare(ComparisonOperator.NE, count);
    }

    /** More than that many. */
    public Condition<E> greaterThan(long count) {
        return compare(ComparisonOperator.GT, count);
    }

    /** At least that many. */
    public Condition<E> greaterThanOrEqual(long count) {
        return compare(ComparisonOperator.GTE, count);
    }

    /** Fewer than that many. */
    public Condition<E> lessThan(long count) {
        return compare(ComparisonOperator.LT, count);
    }

    /** At most that many. */
    public Condition<E> lessThanOrEqual(long count) {
        return compare(ComparisonOperator.LTE, count);
    }

    /** Fewest first. */
    public Ordering<E> asc() {
        return new Ordering<>(this, true);
    }

    /** Most first. */
    public Ordering<E> desc() {
        return new Ordering<>(this, false);
    }

    @Override
    public String toString() {
        return "count(" + association.name() + (condition == null ? "" : " where " + condition) + ")";
    }

    private Condition<E> compare(ComparisonOperator operator, long count) {
        return new Condition<>(new ConditionSpec.CountComparison(this, operator, count));
    }
}
