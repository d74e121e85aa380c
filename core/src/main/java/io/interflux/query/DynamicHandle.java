package io.interflux.query;

import java.util.Collection;
import java.util.Collections;

/**
 * An attribute whose type is only known to the schema, with the operators of every type; a value or an operator that the type does not
 * allow is a {@link io.interflux.error.QueryException} when the query is first used. Numbers of another class are taken if nothing is lost.
 *
 * @param <E> the entity whose attribute it is
 */
public final class DynamicHandle<E> extends ComparableHandle<E, Object> {

    DynamicHandle(AttributeReference reference) {
        super(reference);
    }

    /** Matches a pattern, as {@link TextHandle#like}. */
    public Condition<E> like(String pattern) {
        return new Condition<>(new ConditionSpec.Like(reference(), pattern, false, false));
    }

    /** Does not match a pattern, as {@link TextHandle#notLike}. */
    public Condition<E> notLike(String pattern) {
        return new Condition<>(new ConditionSpec.Like(reference(), pattern, false, true));
    }

    /** Matches a pattern ignoring case, as {@link TextHandle#ilike}. */
    public Condition<E> ilike(String pattern) {
        return new Condition<>(new ConditionSpec.Like(reference(), pattern, true, false));
    }

    /** Has the element, as {@link ArrayHandle#contains}. */
    public Condition<E> contains(Object element) {
        return compare(ArrayOperator.CONTAINS, Collections.singletonList(element));
    }

    /** Has each of the elements, as {@link ArrayHandle#containsAll}. */
    public Condition<E> containsAll(Collection<?> elements) {
        return compare(ArrayOperator.CONTAINS, elements);
    }

    /** Has no elements but these, as {@link ArrayHandle#containedBy}. */
    public Condition<E> containedBy(Collection<?> elements) {
        return compare(ArrayOperator.CONTAINED_BY, elements);
    }

    /** Has at least one of the elements, as {@link ArrayHandle#overlaps}. */
    public Condition<E> overlaps(Collection<?> elements) {
        return compare(ArrayOperator.OVERLAPS, elements);
    }

    /** The number of elements, as {@link ArrayHandle#length}. */
    public ArrayLength<E> length() {
        return new ArrayLength<>(reference());
    }
}
