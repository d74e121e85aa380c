package io.interflux.mapping;

import static io.interflux.mapping.ArgumentLayout.NOWHERE;

import io.interflux.error.QueryException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes instances of a class whose arguments are not all values of the shape as they are, and the values that are embedded in it.
 *
 * @param <T> the type of the instances
 */
final class Making<T> {

    /** An argument that is made of values of the shape. */
    private interface Argument {

        @Nullable Object of(@Nullable Object[] values);
    }

    private record Special(int position, Argument argument) {}

    private final Composite<T> composite;

    /** Where each component finds its value, {@code NOWHERE} for what is not loaded. */
    private final int[] found;

    private final List<Special> specials = new ArrayList<>();
    private final List<Making<?>> embedded = new ArrayList<>();

    private Making(Composite<T> composite, Shape shape, ArgumentLayout layout, ToIntFunction<Place> position) {
        this.composite = composite;
        this.found = composite.places().stream().mapToInt(position).toArray();
        composite.places().forEach(place -> special(place, shape, layout));
    }

    /**
     * How instances of a class are made with the values that are embedded in it.
     *
     * @param sources for each place the index of its value in the shape; none for what is not loaded
     * @throws QueryException if a primitive component's attribute is not loaded
     */
    static <T> Instantiation<T> of(Composite<T> composite, Shape shape, Map<Place, Integer> sources) {
        ArgumentLayout layout =
                new ArgumentLayout(shape, sources, composite.places().size());
        Making<T> making = new Making<>(composite, shape, layout, layout::own);
        making.requirePrimitives(shape);
        return layout.of(making.specials.isEmpty() ? composite.instantiator() : making::complete);
    }

    private void special(Place place, Shape shape, ArgumentLayout layout) {
        Class<?> type = place.component().type();
        Composite<?> value = place.embedded();
        int at = found[place.position()];
        if (value != null) {
            embed(place, new Making<>(value, shape, layout, layout::behind), shape);
        } else if (type == One.class) {
            One<?> absent = new One.NotLoaded<>(absence(place, shape));
            add(place, values -> at == NOWHERE ? absent : One.of(values[at]));
        } else if (type == Many.class) {
            Many<?> absent = new Many.NotLoaded<>(absence(place, shape));
            add(place, values -> at == NOWHERE ? absent : new Many.Loaded<>((List<?>) required(values[at])));
        }
    }

    private void embed(Place place, Making<?> making, Shape shape) {
        if (making.isLoaded()) {
            making.requirePrimitives(shape);
        }
        embedded.add(making);
        add(place, values -> making.isAbsent(values) ? null : making.make(values));
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
        return Arrays.stream(found).anyMatch(at -> at != NOWHERE)
                || embedded.stream().anyMatch(Making::isLoaded);
    }

    /** Whether all that the value is made of is null. */
    private boolean isAbsent(@Nullable Object[] values) {
        for (int at : found) {
            if (at != NOWHERE && values[at] != null) {
                return false;
            }
        }
        return embedded.stream().allMatch(making -> making.isAbsent(values));
    }

    private void requirePrimitives(Shape shape) {
        for (Place place : composite.places()) {
            if (place.isPrimitive() && found[place.position()] == NOWHERE) {
                throw new QueryException(place.primitive() + ", but " + shape.path()
                        + " does not load it; ask for the attribute " + place.name()
                        + ", or give the component the type "
                        + place.boxedType().getSimpleName() + ".");
            }
        }
    }

    /** An instance of the class itself, whose values are at their positions. */
    private T complete(@Nullable Object[] arguments) {
        for (Special special : specials) {
            arguments[special.position] = special.argument.of(arguments);
        }
        return composite.instantiator().instantiate(arguments);
    }

    /** An embedded value, whose own values are behind the arguments of the class. */
    private T make(@Nullable Object[] values) {
        @Nullable Object[] arguments = new @Nullable Object[found.length];
        for (int i = 0; i < found.length; i++) {
            arguments[i] = found[i] == NOWHERE ? null : values[found[i]];
        }
        for (Special special : specials) {
            arguments[special.position] = special.argument.of(values);
        }
        return composite.instantiator().instantiate(arguments);
    }
}
