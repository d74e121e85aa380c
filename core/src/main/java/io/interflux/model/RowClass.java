package io.interflux.model;

/**
 * The class that the rows of a model become. Metadata says no more of it; how its instances are made and read is known to who gives it, or is
 * found by the class.
 */
@FunctionalInterface
public interface RowClass {

    /** The record or class. */
    Class<?> type();

    /** A class of which nothing else is said. */
    static RowClass of(Class<?> type) {
        return () -> type;
    }
}
