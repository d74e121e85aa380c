package io.interflux.mapping;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How instances are made of the values of one {@link Shape}: where each value goes among the arguments, and what makes instances of these.
 *
 * @param <T> the type of the instances
 */
public final class Instantiation<T> {

    private final Instantiator<T> instantiator;
    private final int size;
    private final int[] positions;

    /**
     * An instantiation.
     *
     * @param size how long an array of arguments is
     * @param positions for each value in the order of the shape, its position among the arguments
     */
    public Instantiation(Instantiator<T> instantiator, int size, int[] positions) {
        this.instantiator = instantiator;
        this.size = size;
        this.positions = positions.clone();
    }

    /** One whose arguments are the values in the order of the shape. */
    static <T> Instantiation<T> inOrder(Shape shape, Instantiator<T> instantiator) {
        return new Instantiation<>(
                instantiator, shape.size(), IntStream.range(0, shape.size()).toArray());
    }

    /** What makes instances of arguments. */
    public Instantiator<T> instantiator() {
        return instantiator;
    }

    /** An array for arguments, empty yet. */
    public @Nullable Object[] arguments() {
        return new @Nullable Object[size];
    }

    /** Puts the value that has this index in the order of the shape to its position among the arguments. */
    public void put(int index, @Nullable Object value, @Nullable Object[] arguments) {
        arguments[positions[index]] = value;
    }

    /** For each value in the order of the shape, its position among the arguments. */
    public int[] positions() {
        return positions.clone();
    }

    /** A new instance of these values, which are in the order of the shape. */
    public T of(@Nullable Object[] values) {
        @Nullable Object[] arguments = arguments();
        for (int i = 0; i < values.length; i++) {
            put(i, values[i], arguments);
        }
        return instantiator.instantiate(arguments);
    }
}
