package io.interflux.query;

import org.jspecify.annotations.Nullable;

/**
 * A belongsTo or hasOne.
 *
 * @param <E> the entity that has the association
 * @param <T> the associated entity
 */
public final class ToOneHandle<E, T> extends AssociationHandle<E, T, ToOneInclude<T>> {

    ToOneHandle(AssociationReference reference, ModelReference target, @Nullable String alias) {
        super(reference, target, alias);
    }

    /** The same association under another name in the result. */
    public ToOneHandle<E, T> as(String name) {
        return new ToOneHandle<>(reference(), target(), requireAlias(name));
    }

    /**
     * The associated row's attribute, for conditions and to order by: {@code Match_.home.to(Team_.name)}; null where there is no such row. Where the level
     * includes the association under this handle's name, it is the attribute of the row that the include shows, after its filters.
     */
    public <V> ComparableHandle<E, V> to(AttributeHandle<T, V> attribute) {
        return new ToOnePath<E, T>(this).to(attribute);
    }

    /** As {@link #to(AttributeHandle)}, with the operators of text. */
    public TextHandle<E> to(TextHandle<T> attribute) {
        return new ToOnePath<E, T>(this).to(attribute);
    }

    /** As {@link #to(AttributeHandle)}, with the operators of what is true or false. */
    public BooleanHandle<E> to(BooleanHandle<T> attribute) {
        return new ToOnePath<E, T>(this).to(attribute);
    }

    /** As {@link #to(AttributeHandle)}, with the operators of arrays. */
    public <V, C> ArrayHandle<E, V, C> to(ArrayHandle<T, V, C> attribute) {
        return new ToOnePath<E, T>(this).to(attribute);
    }

    /** As {@link #to(AttributeHandle)}, with the operators of every type. */
    public DynamicHandle<E> to(DynamicHandle<T> attribute) {
        return new ToOnePath<E, T>(this).to(attribute);
    }

    /** The next association on the way to an attribute: {@code Match_.home.to(Team_.confederation).to(Confederation_.name)}. */
    public <U> ToOnePath<E, U> to(ToOneHandle<T, U> next) {
        return new ToOnePath<E, T>(this).to(next);
    }

    @Override
    ToOneInclude<T> newInclude() {
        return new ToOneInclude<>(IncludeSpec.of(reference(), alias()));
    }
}
