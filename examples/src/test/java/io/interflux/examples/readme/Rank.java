package io.interflux.examples.readme;

/** An enum that is stored by name and by ordinal. */
public enum Rank {
    GUEST,
    MEMBER,
    PATRON
}
