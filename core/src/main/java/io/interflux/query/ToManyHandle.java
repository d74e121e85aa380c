package io.interflux.query;

import org.jspecify.annotations.Nullable;

/**
 * A hasMany.
 *
 * @param <E> the entity that has the association
 * @param <T> the associated entity
 */
public final class ToManyHandle<E, T> extends AssociationHandle<E, T, ToManyInclude<T>> {

    ToManyHandle(AssociationReference reference, ModelReference target, @Nullable String alias) {
        super(reference, target, alias);
    }

    /** The same association under another name in the result. */
    public ToManyHandle<E, T> as(String name) {
        return new ToManyHandle<>(reference(), target(), requireAlias(name));
    }

    /** Every associated row satisfies the condition; true where there are none. */
    public Condition<E> all(Condition<T> condition) {
        return associated(Quantifier.ALL, condition);
    }

    /** The number of associated rows, to compare or to order by. */
    public AssociationCount<E> count() {
        return new AssociationCount<>(reference(), null);
    }

    /** The number of associated rows that satisfy the condition. */
    public AssociationCount<E> count(Condition<T> condition) {
        return counted(condition);
    }

    @Override
    ToManyInclude<T> newInclude() {
        return new ToManyInclude<>(IncludeSpec.of(reference(), alias()));
    }
}
