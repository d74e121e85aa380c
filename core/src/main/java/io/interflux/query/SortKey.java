package io.interflux.query;

/** What rows can be ordered by. */
public sealed interface SortKey permits AttributeReference, AssociationCount {

    /** Smallest first, nulls last. */
    default Ordering asc() {
        return new Ordering(this, true);
    }

    /** Largest first, nulls first. */
    default Ordering desc() {
        return new Ordering(this, false);
    }
}
