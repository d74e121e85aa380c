package io.interflux.query;

/**
 * How many elements an array has; rows where it is null have no length.
 *
 * @param <E> the entity whose attribute it is
 * @param array the attribute
 */
public record ArrayLength<E>(AttributeReference array) implements Amount<E> {

    @Override
    public Condition<E> compare(ComparisonOperator operator, long number) {
        return new Condition<>(new ConditionSpec.LengthComparison(array, operator, number));
    }

    @Override
    public String toString() {
        return "length(" + array + ")";
    }
}
