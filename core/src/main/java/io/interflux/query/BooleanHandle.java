package io.interflux.query;

/**
 * An attribute that is true or false.
 *
 * @param <E> the entity whose attribute it is
 */
public final class BooleanHandle<E> extends AttributeHandle<E, Boolean> {

    BooleanHandle(AttributeReference reference) {
        super(reference);
    }

    /** True; rows with null are left out. */
    public Condition<E> isTrue() {
        return eq(true);
    }

    /** False; rows with null are left out. */
    public Condition<E> isFalse() {
        return eq(false);
    }
}
