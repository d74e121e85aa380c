package io.interflux.mapping;

import io.interflux.model.RowClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How instances of a record or class are made of their components and give them back. Positions are those of {@link #components()}.
 *
 * @param <T> the type of the instances
 */
public interface EntityComponents<T> extends RowClass {

    /** The class of the instances. */
    @Override
    Class<T> type();

    /** The components in the order of the constructor. */
    List<EntityComponent> components();

    /**
     * A new instance; whatever its constructor throws comes through.
     *
     * @param values what the arguments are among; left as they are
     * @param sources for each component, the index of its argument in {@code values}; a negative one stands for null, never where the
     *     component is primitive
     */
    T construct(@Nullable Object[] values, int[] sources);

    /** The argument for the component at that position. */
    static @Nullable Object argument(@Nullable Object[] values, int[] sources, int position) {
        int source = sources[position];
        return source < 0 ? null : values[source];
    }

    /** The arguments for all components, in an array of its own. */
    static @Nullable Object[] arguments(@Nullable Object[] values, int[] sources) {
        @Nullable Object[] arguments = new @Nullable Object[sources.length];
        for (int i = 0; i < sources.length; i++) {
            arguments[i] = argument(values, sources, i);
        }
        return arguments;
    }

    /** What an instance holds in the component at that position. */
    @Nullable Object get(T entity, int position);
}
