package io.interflux.mapping;

import io.interflux.error.NotLoadedException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a component holds of a to-one: not loaded, or loaded and there is no row, or loaded with its instance. There is never a hidden query.
 *
 * <pre>{@code
 * @Entity record Ship(@Id Long id, Long pilotId, @BelongsTo One<Pilot> pilot) {}
 *
 * ship.pilot().get();      // NotLoadedException: pilot is not loaded; add include("pilot") …
 * }</pre>
 *
 * @param <T> the class of the instance
 */
public sealed interface One<T> {

    /** Whether the load has asked for it. */
    boolean isLoaded();

    /**
     * The instance, or {@code null} where there is no row.
     *
     * @throws NotLoadedException if it is not loaded, naming the include to add
     */
    @Nullable T get();

    /**
     * The instance, or empty where there is no row.
     *
     * @throws NotLoadedException if it is not loaded, naming the include to add
     */
    default Optional<T> optional() {
        return Optional.ofNullable(get());
    }

    /** Loaded, with an instance or {@code null}; for what is to be written, too. */
    static <T> One<T> of(@Nullable T value) {
        return new Loaded<>(value);
    }

    /** Not loaded, for an entity that is made by the application and says nothing of the association. */
    static <T> One<T> notLoaded() {
        return new NotLoaded<>(Absence.OF_A_NEW_ENTITY);
    }

    /**
     * A load has asked for it.
     *
     * @param value the instance, or {@code null} where there is no row
     */
    record Loaded<T>(@Nullable T value) implements One<T> {

        @Override
        public boolean isLoaded() {
            return true;
        }

        @Override
        public @Nullable T get() {
            return value;
        }

        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }

    /**
     * No load has asked for it. All such values are equal, whatever they would say.
     *
     * @param absence which include is to be added
     */
    record NotLoaded<T>(Absence absence) implements One<T> {

        @Override
        public boolean isLoaded() {
            return false;
        }

        @Override
        public T get() {
            throw absence.exception();
        }

        @Override
        public String toString() {
            return "not loaded";
        }
    }
}
