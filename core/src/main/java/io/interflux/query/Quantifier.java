package io.interflux.query;

/** How many of an association's rows must satisfy a condition. */
public enum Quantifier {
    /** At least one. */
    ANY,
    /** Not a single one; true where there are no rows. */
    NONE,
    /** Every one, none of them unknown; true where there are no rows. */
    ALL
}
