package io.interflux.query;

import io.interflux.error.QueryException;
import io.interflux.error.internal.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * A typed name of an association. Its third parameter fixes the type of the block by which an include is configured, so that a lambda is
 * never ambiguous. Immutable; knows no schema.
 *
 * @param <E> the entity that has the association
 * @param <T> the associated entity
 * @param <I> how an include of this kind is configured
 */
public abstract sealed class AssociationHandle<E, T, I extends Include<T, I>>
        permits ToOneHandle, ToManyHandle, ManyToManyHandle {

    private final AssociationReference reference;
    private final ModelReference target;
    private final @Nullable String alias;

    AssociationHandle(AssociationReference reference, ModelReference target, @Nullable String alias) {
        this.reference = reference;
        this.target = target;
        this.alias = alias;
    }

    /** The symbolic name. */
    public final AssociationReference reference() {
        return reference;
    }

    /** The model that is reached, by symbolic name. */
    public final ModelReference target() {
        return target;
    }

    /** The name under which an include appears, or {@code null} for the association's own. */
    final @Nullable String alias() {
        return alias;
    }

    /** The name by which paths go through this handle: that of its include. */
    final String name() {
        return alias != null ? alias : reference.name();
    }

    /** An include without any options. */
    abstract I newInclude();

    /** At least one associated row satisfies the condition. */
    public final Condition<E> any(Condition<T> condition) {
        return associated(Quantifier.ANY, condition);
    }

    /** There is at least one associated row. */
    public final Condition<E> any() {
        return new Condition<>(new ConditionSpec.Associated(reference, Quantifier.ANY, null));
    }

    /** No associated row satisfies the condition; true where there are none. */
    public final Condition<E> none(Condition<T> condition) {
        return associated(Quantifier.NONE, condition);
    }

    /** There is no associated row. */
    public final Condition<E> none() {
        return new Condition<>(new ConditionSpec.Associated(reference, Quantifier.NONE, null));
    }

    final Condition<E> associated(Quantifier quantifier, Condition<T> condition) {
        ConditionSpec rows = Arguments.required("The condition on associated rows", condition)
                .spec();
        return new Condition<>(new ConditionSpec.Associated(reference, quantifier, rows));
    }

    final AssociationCount<E> counted(Condition<T> condition) {
        return new AssociationCount<>(
                reference,
                Arguments.required("The condition of count", condition).spec());
    }

    static String requireAlias(String alias) {
        if (Arguments.required("An include's alias", alias).isBlank()) {
            throw new QueryException("An include's alias must not be blank: '" + alias + "'");
        }
        return alias;
    }

    @Override
    public String toString() {
        return alias == null ? reference.toString() : reference + " as " + alias;
    }
}
