package io.interflux.query;

/** What becomes of a row that a recursive include meets among its own ancestors. */
public enum Cycles {
    /** It is a leaf there: the association is not loaded. */
    LEAF,
    /** It is a {@link io.interflux.error.CycleException} that names the row and the way to it. */
    ERROR
}
