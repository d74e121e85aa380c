package io.interflux.query;

import io.interflux.error.QueryException;
import io.interflux.error.internal.Arguments;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A typed name of an attribute, with the operators that every type allows. Immutable; knows no schema.
 *
 * @param <E> the entity whose attribute it is
 * @param <V> the type of its values
 */
public sealed class AttributeHandle<E, V> permits ComparableHandle, BooleanHandle, ArrayHandle {

    private final AttributeReference reference;

    AttributeHandle(AttributeReference reference) {
        this.reference = reference;
    }

    /** The symbolic name. */
    public final AttributeReference reference() {
        return reference;
    }

    /** Equal; rows with null are left out. */
    public final Condition<E> eq(V value) {
        return compare(ComparisonOperator.EQ, value);
    }

    /** Not equal; rows with null are left out. */
    public final Condition<E> ne(V value) {
        return compare(ComparisonOperator.NE, value);
    }

    /** Equal to another attribute; rows where either is null are left out. */
    public final Condition<E> eq(AttributeHandle<E, V> other) {
        nonNull(other);
        return new Condition<>(
                new ConditionSpec.AttributeComparison(reference, ComparisonOperator.EQ, other.reference));
    }

    /** Not equal to another attribute; rows where either is null are left out. */
    public final Condition<E> ne(AttributeHandle<E, V> other) {
        nonNull(other);
        return new Condition<>(
                new ConditionSpec.AttributeComparison(reference, ComparisonOperator.NE, other.reference));
    }

    /** Equal to one of the values; false if there are none. */
    public final Condition<E> in(Collection<? extends V> values) {
        return new Condition<>(new ConditionSpec.In(reference, nonNull(values), false));
    }

    /** Equal to none of the values; rows with null are left out, unless there are no values: then it is true. */
    public final Condition<E> notIn(Collection<? extends V> values) {
        return new Condition<>(new ConditionSpec.In(reference, nonNull(values), true));
    }

    /** Null. */
    public final Condition<E> isNull() {
        return new Condition<>(new ConditionSpec.IsNull(reference, false));
    }

    /** Not null. */
    public final Condition<E> isNotNull() {
        return new Condition<>(new ConditionSpec.IsNull(reference, true));
    }

    /** Smallest first, nulls last. */
    public final Ordering<E> asc() {
        return reference.asc();
    }

    /** Largest first, nulls first. */
    public final Ordering<E> desc() {
        return reference.desc();
    }

    final Condition<E> compare(ComparisonOperator operator, @Nullable V value) {
        return new Condition<>(new ConditionSpec.Comparison(reference, operator, nonNull(value)));
    }

    final Condition<E> compare(ArrayOperator operator, Collection<?> elements) {
        List<?> compared = Arguments.requiredAll("An element to compare with " + reference, elements);
        return new Condition<>(new ConditionSpec.ArrayComparison(reference, operator, compared));
    }

    final Object nonNull(@Nullable Object value) {
        if (value == null) {
            throw new QueryException(
                    "A comparison of " + reference + " with null is never true in SQL; use isNull() or isNotNull()");
        }
        return value;
    }

    private List<Object> nonNull(Collection<? extends V> values) {
        return Arguments.required("The collection of values for " + reference, values).stream()
                .map(this::nonNull)
                .toList();
    }

    @Override
    public String toString() {
        return reference.owner() == null ? reference.toString() : reference.owner() + "." + reference;
    }
}
