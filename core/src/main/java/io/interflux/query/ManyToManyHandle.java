package io.interflux.query;

import org.jspecify.annotations.Nullable;

/**
 * A belongsToMany.
 *
 * @param <E> the entity that has the association
 * @param <T> the associated entity
 * @param <J> the junction entity
 */
public final class ManyToManyHandle<E, T, J> extends AssociationHandle<E, T, ManyToManyInclude<T, J>> {

    ManyToManyHandle(AssociationReference reference, ModelReference target, @Nullable String alias) {
        super(reference, target, alias);
    }

    /** The same association under another name in the result. */
    public ManyToManyHandle<E, T, J> as(String name) {
        return new ManyToManyHandle<>(reference(), target(), requireAlias(name));
    }

    /** Every associated row satisfies the condition; true where there are none. */
    public Condition<E> all(Condition<T> condition) {
        return associated(Quantifier.ALL, condition);
    }

    /** The number of links, to compare or to order by. */
    public AssociationCount<E> count() {
        return new AssociationCount<>(reference(), null);
    }

    /** The number of links whose target satisfies the condition. */
    public AssociationCount<E> count(Condition<T> condition) {
        return counted(condition);
    }

    /**
     * The junction's attribute, or that of a to-one of the junction's, to order an include of this association by, or for a condition inside {@link #any(Condition)},
     * {@link #none(Condition)}, {@link #all(Condition)} and {@link #count(Condition)}.
     */
    public <V> ComparableHandle<T, V> junction(AttributeHandle<J, V> attribute) {
        return new ComparableHandle<>(ofJunction(attribute));
    }

    /** As {@link #junction(AttributeHandle)}, with the operators of text. */
    public TextHandle<T> junction(TextHandle<J> attribute) {
        return new TextHandle<>(ofJunction(attribute));
    }

    /** As {@link #junction(AttributeHandle)}, with the operators of what is true or false. */
    public BooleanHandle<T> junction(BooleanHandle<J> attribute) {
        return new BooleanHandle<>(ofJunction(attribute));
    }

    /** As {@link #junction(AttributeHandle)}, with the operators of arrays. */
    public <V, C> ArrayHandle<T, V, C> junction(ArrayHandle<J, V, C> attribute) {
        return new ArrayHandle<>(ofJunction(attribute));
    }

    /** As {@link #junction(AttributeHandle)}, with the operators of every type. */
    public DynamicHandle<T> junction(DynamicHandle<J> attribute) {
        return new DynamicHandle<>(ofJunction(attribute));
    }

    private AttributeReference ofJunction(AttributeHandle<J, ?> attribute) {
        AttributeReference own = attribute.reference();
        return new AttributeReference(own.owner(), own.path(), true, own.name());
    }

    @Override
    ManyToManyInclude<T, J> newInclude() {
        return new ManyToManyInclude<>(IncludeSpec.of(reference(), alias()));
    }
}
