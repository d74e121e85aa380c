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
        implements SortKey, Amount<E> {

    @Override
    public Condition<E> compare(ComparisonOperator operator, long number) {
        return new Condition<>(new ConditionSpec.CountComparison(this, operator, number));
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
}
