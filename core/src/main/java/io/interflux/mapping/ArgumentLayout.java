package io.interflux.mapping;

import java.util.Arrays;
import java.util.Map;

/**
 * Where each value of a shape goes among the arguments of a class: to the position of its component, or behind them all where its component
 * is that of an embedded value.
 */
final class ArgumentLayout {

    /** The position of what is not loaded. */
    static final int NOWHERE = -1;

    private final Map<Place, Integer> sources;
    private final int[] positions;
    private int size;

    /** @param sources for each place the index of its value in the shape; none for what is not loaded */
    ArgumentLayout(Shape shape, Map<Place, Integer> sources, int components) {
        this.sources = sources;
        this.positions = new int[shape.size()];
        this.size = components;
        Arrays.fill(positions, NOWHERE);
    }

    /** The position of a component of the class itself. */
    int own(Place place) {
        Integer source = sources.get(place);
        return source == null ? NOWHERE : put(source, place.position());
    }

    /** The position of a component of an embedded value. */
    int behind(Place place) {
        Integer source = sources.get(place);
        return source == null ? NOWHERE : put(source, size++);
    }

    private int put(int source, int position) {
        positions[source] = position;
        return position;
    }

    /** With everything that was laid out; values that no component takes come last. */
    <T> Instantiation<T> of(Instantiator<T> instantiator) {
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] == NOWHERE) {
                positions[i] = size++;
            }
        }
        return new Instantiation<>(instantiator, size, positions);
    }
}
