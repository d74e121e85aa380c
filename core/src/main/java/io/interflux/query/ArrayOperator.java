package io.interflux.query;

/** How the elements of two arrays are compared, as sets: how often an element occurs, and where, does not matter. */
public enum ArrayOperator {
    /** The attribute has all of the elements; true for none. */
    CONTAINS,
    /** The attribute has no other elements; true for an empty array. */
    CONTAINED_BY,
    /** The attribute has at least one of the elements. */
    OVERLAPS
}
