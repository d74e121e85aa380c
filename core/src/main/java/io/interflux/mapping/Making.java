package io.interflux.mapping;

import io.interflux.error.QueryException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes instances of a class from the values of a shape.
 *
 * @param <T> the type of the instances
 */
final class Making<T> implements Instantiator<T> {

    private static final int NOTHING = -1;

    /** An argument that is not a value of the shape as it is. */
    private interface Argument {

        @Nullable Object of(@Nullable Object[] values);
    }

    private record Special(int position, Argument argument) {}

    private final Composite<T> composite;
    private final int[] sources;
    private final List<Special> specials = new ArrayList<>();
    private final List<Making<?>> embedded = new ArrayList<>();

    private Making(Composite<T> composite, Shape shape, Map<Place, Integer> sources) {
        this.composite = composite;
        this.sources = composite.places().stream()
                .mapToInt(place -> sources.getOrDefault(place, NOTHING))
                .toArray();
        composite.places().forEach(place -> special(place, shape, sources));
    }

    /**
     * The making of a class with the values that are embedded in it.
     *
     * @param sources for each place the index of its value in the shape; none for what is not loaded
     * @throws QueryException if a primitive component's attribute is not loaded
     */
    static <T> Making<T> of(Composite<T> composite, Shape shape, Map<Place, Integer> sources) {
        Making<T> making = new Making<>(composite, shape, sources);
        making.requirePrimitives(shape);
        return making;
    }

    private void special(Place place, Shape shape, Map<Place, Integer> known) {
        Class<?> type = place.component().type();
        Composite<?> value = place.embedded();
        int source = sources[place.position()];
        if (value != null) {
            embed(place, new Making<>(value, shape, known), shape);
        } else if (type == One.class) {
            One<?> absent = new One.NotLoaded<>(absence(place, shape));
            add(place, values -> source == NOTHING ? absent : One.of(values[source]));
        } else if (type == Many.class) {
            Many<?> absent = new Many.NotLoaded<>(absence(place, shape));
            add(place, values -> source == NOTHING ? absent : new Many.Loaded<>((List<?>) required(values[source])));
        }
    }

    private void embed(Place place, Making<?> making, Shape shape) {
        if (making.isLoaded()) {
            making.requirePrimitives(shape);
        }
        embedded.add(making);
        add(place, values -> making.isAbsent(values) ? null : making.instantiate(values));
    }

    private void add(Place place, Argument argument) {
        specials.add(new Special(place.position(), argument));
    }

    private static Object required(@Nullable Object collection) {
        return collection == null ? List.of() : collection;
    }

    private static Absence absence(Place place, Shape shape) {
        String model = shape.model().name();
        return shape.unexpanded().contains(place.name())
                ? Absence.ofLeaf(model, place.name(), shape.path())
                : Absence.ofInclude(model, place.name(), shape.path());
    }

    private boolean isLoaded() {
        return Arrays.stream(sources).anyMatch(source -> source != NOTHING)
                || embedded.stream().anyMatch(Making::isLoaded);
    }

    /** Whether all that the value is made of is null. */
    private boolean isAbsent(@Nullable Object[] values) {
        for (int source : sources) {
            if (source != NOTHING && values[source] != null) {
                return false;
            }
        }
        return embedded.stream().allMatch(making -> making.isAbsent(values));
    }

    private void requirePrimitives(Shape shape) {
        for (Place place : composite.places()) {
            if (place.isPrimitive() && sources[place.position()] == NOTHING) {
                throw new QueryException(place.primitive() + ", but " + shape.path()
                        + " does not load it; ask for the attribute " + place.name() + ", or make the component a "
                        + place.boxedType().getSimpleName() + ".");
            }
        }
    }

    @Override
    public T instantiate(@Nullable Object[] values) {
        return specials.isEmpty() ? composite.construct(values, sources) : composite.construct(arguments(values));
    }

    private @Nullable Object[] arguments(@Nullable Object[] values) {
        @Nullable Object[] arguments = EntityComponents.arguments(values, sources);
        for (Special special : specials) {
            arguments[special.position] = special.argument.of(values);
        }
        return arguments;
    }
}
