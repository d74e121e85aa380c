package io.interflux.error.internal;

import java.util.Optional;

/** Finds what a text may hold in Java and in no database. */
public final class Characters {

    private Characters() {}

    /**
     * The first half of a surrogate pair without its other half, as {@code U+D800}; empty where the text is well-formed. No encoding has
     * bytes for it: drivers write a question mark instead.
     */
    public static Optional<String> loneSurrogate(String text) {
        return text.codePoints()
                .filter(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                .mapToObj(point -> String.format("U+%04X", point))
                .findFirst();
    }
}
