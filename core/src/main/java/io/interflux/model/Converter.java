package io.interflux.model;

/**
 * Turns the values of a domain type into those of a {@link DataType} and back; called for non-null values only. Both directions must be
 * pure and inverse to each other, since conditions on the attribute are converted too.
 *
 * @param <A> the type of the attribute in Java
 * @param <C> the type of the column's values
 */
public interface Converter<A, C> {

    /** The class of the attribute in Java. */
    Class<A> attributeType();

    /** The value to be stored. */
    C toColumn(A value);

    /** The attribute's value for a stored one. */
    A toAttribute(C value);
}
