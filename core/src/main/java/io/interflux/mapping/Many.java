package io.interflux.mapping;

import io.interflux.error.NotLoadedException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a component holds of a collection: not loaded, or loaded with its instances in their order. There is never a hidden query.
 *
 * <pre>{@code
 * @Entity record Pilot(@Id Long id, String name, @HasMany Many<Ship> ships) {}
 *
 * for (Ship ship : pilot.ships()) { … }      // NotLoadedException: ships is not loaded; add include("ships") …
 * }</pre>
 *
 * @param <T> the class of the instances
 */
public sealed interface Many<T> extends Iterable<T> {

    /** Whether the load has asked for it. */
    boolean isLoaded();

    /**
     * The instances, unmodifiable; empty where there are none.
     *
     * @throws NotLoadedException if it is not loaded, naming the include to add
     */
    List<T> get();

    /**
     * The instances in their order.
     *
     * @throws NotLoadedException if it is not loaded, naming the include to add
     */
    @Override
    default Iterator<T> iterator() {
        return get().iterator();
    }

    /**
     * The instances in their order.
     *
     * @throws NotLoadedException if it is not loaded, naming the include to add
     */
    default Stream<T> stream() {
        return get().stream();
    }

    /** Loaded, with these instances; for what is to be written, too. */
    static <T> Many<T> of(List<? extends T> values) {
        return new Loaded<>(List.copyOf(values));
    }

    /** Loaded, with these instances; for what is to be written, too. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    static <T> Many<T> of(T... values) {
        return new Loaded<>(List.of(values));
    }

    /** Not loaded, for an entity that is made by the application and says nothing of the association. */
    static <T> Many<T> notLoaded() {
        return new NotLoaded<>(Absence.OF_A_NEW_ENTITY);
    }

    /**
     * A load has asked for it.
     *
     * @param values the instances in their order
     */
    record Loaded<T>(List<T> values) implements Many<T> {

        @Override
        public boolean isLoaded() {
            return true;
        }

        @Override
        public List<T> get() {
            return values;
        }

        @Override
        public String toString() {
            return values.toString();
        }
    }

    /**
     * No load has asked for it. All such values are equal, whatever they would say.
     *
     * @param absence which include is to be added
     */
    record NotLoaded<T>(Absence absence) implements Many<T> {

        @Override
        public boolean isLoaded() {
            return false;
        }

        @Override
        public List<T> get() {
            throw absence.exception();
        }

        @Override
        public String toString() {
            return "not loaded";
        }
    }
}
