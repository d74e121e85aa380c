package io.interflux.mapping;

import io.interflux.error.NotLoadedException;
import org.jspecify.annotations.Nullable;

/**
 * Why something is not loaded, and what would load it. All are equal: two entities do not differ by what they would say of what they do not
 * have.
 */
public final class Absence {

    static final Absence OF_A_NEW_ENTITY =
            new Absence("It is not loaded, since this entity was not read; give it a value, or read the entity.");

    private final String message;

    private Absence(String message) {
        this.message = message;
    }

    /** An association that the query of {@code path} did not include. */
    static Absence ofInclude(String model, String name, String path) {
        return new Absence(
                model + "." + name + " is not loaded; add include(\"" + name + "\") to the query of " + path + ".");
    }

    /** An attribute that the query of {@code path} did not ask for. */
    static Absence ofAttribute(String model, String name, String path) {
        return new Absence(model + "." + name + " is not loaded; add the attribute to only(…) in the query of " + path
                + ", or leave only(…) out.");
    }

    /** An association that a recursive include did not follow here. */
    static Absence ofLeaf(String model, String name, String path) {
        return new Absence(
                model + "." + name + " is not loaded here: this row of " + path + " is a leaf of the recursion,"
                        + " since it is expanded at another place, is its own ancestor, or lies on the last level."
                        + " Use everywhere() or a greater depth to expand it here.");
    }

    /** To be thrown where it is read all the same. */
    public NotLoadedException exception() {
        return new NotLoadedException(message);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Absence;
    }

    @Override
    public int hashCode() {
        return Absence.class.hashCode();
    }

    @Override
    public String toString() {
        return message;
    }
}
