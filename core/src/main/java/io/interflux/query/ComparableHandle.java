package io.interflux.query;

/**
 * An attribute whose values are ordered: numbers, text, dates.
 *
 * @param <E> the entity whose attribute it is
 * @param <V> the type of its values
 */
public sealed class ComparableHandle<E, V> extends AttributeHandle<E, V> permits TextHandle, DynamicHandle {

    ComparableHandle(AttributeReference reference) {
        super(reference);
    }

    /** Greater than the value. */
    public final Condition<E> greaterThan(V value) {
        return compare(ComparisonOperator.GT, value);
    }

    /** Greater than the value or equal to it. */
    public final Condition<E> greaterThanOrEqual(V value) {
        return compare(ComparisonOperator.GTE, value);
    }

    /** Less than the value. */
    public final Condition<E> lessThan(V value) {
        return compare(ComparisonOperator.LT, value);
    }

    /** Less than the value or equal to it. */
    public final Condition<E> lessThanOrEqual(V value) {
        return compare(ComparisonOperator.LTE, value);
    }

    /** Greater than another attribute. */
    public final Condition<E> greaterThan(ComparableHandle<E, V> other) {
        return new Condition<>(
                new ConditionSpec.AttributeComparison(reference(), ComparisonOperator.GT, other.reference()));
    }

    /** Greater than another attribute or equal to it. */
    public final Condition<E> greaterThanOrEqual(ComparableHandle<E, V> other) {
        return new Condition<>(
                new ConditionSpec.AttributeComparison(reference(), ComparisonOperator.GTE, other.reference()));
    }

    /** Less than another attribute. */
    public final Condition<E> lessThan(ComparableHandle<E, V> other) {
        return new Condition<>(
                new ConditionSpec.AttributeComparison(reference(), ComparisonOperator.LT, other.reference()));
    }

    /** Less than another attribute or equal to it. */
    public final Condition<E> lessThanOrEqual(ComparableHandle<E, V> other) {
        return new Condition<>(
                new ConditionSpec.AttributeComparison(reference(), ComparisonOperator.LTE, other.reference()));
    }

    /** From {@code low} to {@code high}, both included. */
    public final Condition<E> between(V low, V high) {
        return new Condition<>(new ConditionSpec.Between(reference(), nonNull(low), nonNull(high)));
    }
}
