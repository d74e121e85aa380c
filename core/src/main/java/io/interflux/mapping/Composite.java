package io.interflux.mapping;

import io.interflux.error.QueryException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How instances of a class are made and read, and what each of its components takes. An entity is the root of a tree of these, the values
 * embedded in it are its branches.
 *
 * @param <T> the type of the instances
 */
final class Composite<T> {

    private final EntityComponents<T> components;
    private final List<Place> places;
    private final Place[] primitives;
    private final Instantiator<T> instantiator;

    private Composite(EntityComponents<T> components, List<Place> places) {
        this.components = components;
        this.places = List.copyOf(places);
        this.primitives = places.stream().filter(Place::isPrimitive).toArray(Place[]::new);
        this.instantiator = primitives.length == 0 ? components.instantiator() : checked(components.instantiator());
    }

    /**
     * With the values that are embedded in it.
     *
     * @param within the name of the component that holds it, empty for an entity
     */
    static <T> Composite<T> of(EntityComponents<T> components, String within) {
        List<Place> places = new ArrayList<>();
        for (EntityComponent component : components.components()) {
            String name = EntityComponent.attributeWithin(within, component.name());
            EntityComponents<?> value = component.embedded();
            places.add(new Place(
                    component,
                    places.size(),
                    components.type().getSimpleName() + "." + component.name(),
                    name,
                    value == null ? null : of(value, name)));
        }
        return new Composite<>(components, places);
    }

    Class<T> type() {
        return components.type();
    }

    List<Place> places() {
        return places;
    }

    private Instantiator<T> checked(Instantiator<T> unchecked) {
        return arguments -> {
            for (Place primitive : primitives) {
                if (arguments[primitive.position()] == null) {
                    throw new QueryException(
                            primitive.primitive() + ", but the database has a null there; give the component the type "
                                    + primitive.boxedType().getSimpleName() + ".");
                }
            }
            return unchecked.instantiate(arguments);
        };
    }

    /** What makes new instances. It refuses those in which a primitive component would be null with a {@link QueryException}. */
    Instantiator<T> instantiator() {
        return instantiator;
    }

    /** What an instance holds at a place of its own. */
    @Nullable Object get(Object instance, Place place) {
        return components.get(components.type().cast(instance), place.position());
    }

    /** How the attributes are read of an instance, by their names; those of embedded values too. */
    Map<String, Leaf> leaves() {
        Map<String, Leaf> leaves = new LinkedHashMap<>();
        for (Place place : places) {
            Composite<?> value = place.embedded();
            if (value != null) {
                value.leaves().forEach((name, leaf) -> leaves.put(name, leaf.within(instance -> get(instance, place))));
            } else if (!place.junction()) {
                leaves.put(place.name(), new Leaf(place, instance -> get(instance, place)));
            }
        }
        return leaves;
    }

    /** Reads something of an instance. */
    @FunctionalInterface
    interface Getter {

        @Nullable Object of(Object instance);
    }

    /** A component that is not embedded, and how it is read of the root. */
    record Leaf(Place place, Getter getter) {

        private Leaf within(Getter holder) {
            return new Leaf(place, instance -> {
                Object value = holder.of(instance);
                return value == null ? null : getter.of(value);
            });
        }
    }

    /** The instance with some attributes replaced. */
    T with(T instance, Map<String, ? extends @Nullable Object> replaced) {
        return instantiator.instantiate(arguments(instance, replaced));
    }

    private @Nullable Object[] arguments(@Nullable Object instance, Map<String, ? extends @Nullable Object> replaced) {
        @Nullable Object[] arguments = new @Nullable Object[places.size()];
        for (Place place : places) {
            Object current = instance == null ? null : get(instance, place);
            Composite<?> value = place.embedded();
            if (value != null) {
                current = value.replaced(current, replaced);
            } else if (!place.junction() && replaced.containsKey(place.name())) {
                current = replaced.get(place.name());
            }
            arguments[place.position()] = current;
        }
        return arguments;
    }

    /** An embedded value with some attributes replaced; null where all of them are null. */
    private @Nullable Object replaced(@Nullable Object value, Map<String, ? extends @Nullable Object> replaced) {
        if (leaves().keySet().stream().noneMatch(replaced::containsKey)) {
            return value;
        }
        @Nullable Object[] arguments = arguments(value, replaced);
        return Arrays.stream(arguments).allMatch(Objects::isNull) ? null : instantiator.instantiate(arguments);
    }
}
