package io.interflux.query;

/**
 * A number that each row of a model has, to be compared.
 *
 * @param <E> the entity whose rows they are
 */
public sealed interface Amount<E> permits AssociationCount, ArrayLength {

    /** Compared with a number in that way. */
    Condition<E> compare(ComparisonOperator operator, long number);

    /** Exactly that many. */
    default Condition<E> eq(long number) {
        return compare(ComparisonOperator.EQ, number);
    }

    /** Any other number. */
    default Condition<E> ne(long number) {
        return compare(ComparisonOperator.NE, number);
    }

    /** More than that many. */
    default Condition<E> greaterThan(long number) {
        return compare(ComparisonOperator.GT, number);
    }

    /** At least that many. */
    default Condition<E> greaterThanOrEqual(long number) {
        return compare(ComparisonOperator.GTE, number);
    }

    /** Fewer than that many. */
    default Condition<E> lessThan(long number) {
        return compare(ComparisonOperator.LT, number);
    }

    /** At most that many. */
    default Condition<E> lessThanOrEqual(long number) {
        return compare(ComparisonOperator.LTE, number);
    }
}
