package io.interflux.query;

import java.util.Collection;
import java.util.Collections;

/**
 * An attribute that is an array. Its elements are compared as sets: how often one occurs, and where, does not matter to any operator but
 * equality, which compares element by element.
 *
 * <pre>{@code
 * Select.from(Article_.model).where(Article_.tags.contains("java").and(Article_.tags.length().lessThan(10)))
 * }</pre>
 *
 * @param <E> the entity whose attribute it is
 * @param <V> the type of its values, an array or a list
 * @param <C> the type of their elements
 */
public final class ArrayHandle<E, V, C> extends AttributeHandle<E, V> {

    ArrayHandle(AttributeReference reference) {
        super(reference);
    }

    /** Has the element; rows with null are left out. */
    public Condition<E> contains(C element) {
        return compare(ArrayOperator.CONTAINS, Collections.singletonList(element));
    }

    /** Has each of the elements, true if there are none; rows with null are left out. */
    public Condition<E> containsAll(Collection<? extends C> elements) {
        return compare(ArrayOperator.CONTAINS, elements);
    }

    /** Has no elements but these, as an empty array has none; rows with null are left out. */
    public Condition<E> containedBy(Collection<? extends C> elements) {
        return compare(ArrayOperator.CONTAINED_BY, elements);
    }

    /** Has at least one of the elements, false if there are none; rows with null are left out. */
    public Condition<E> overlaps(Collection<? extends C> elements) {
        return compare(ArrayOperator.OVERLAPS, elements);
    }

    /** The number of elements, to compare. */
    public ArrayLength<E> length() {
        return new ArrayLength<>(reference());
    }
}
