package io.interflux.mapping;

import io.interflux.error.QueryException;
import io.interflux.error.SchemaException;
import io.interflux.error.internal.Suggestions;
import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.Model;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes and reads instances of a record or class by its components; a component has the place of what it is named after.
 *
 * @param <T> the type of the instances
 */
public final class ComponentMapping<T> implements EntityMapping<T> {

    private static final int NOTHING = -1;

    private final EntityComponents<T> components;
    private final Class<T> type;
    private final Model model;
    private final Map<String, Place> places = new LinkedHashMap<>();

    /**
     * The mapping of a model's rows to a class.
     *
     * @throws SchemaException if a component is neither an attribute nor an association of the model nor takes the junction row
     */
    public ComponentMapping(EntityComponents<T> entity, Model model) {
        this.components = entity;
        this.type = entity.type();
        this.model = model;
        for (EntityComponent component : entity.components()) {
            Place place = new Place(component, places.size(), type.getSimpleName() + "." + component.name());
            if (!component.junction()) {
                requireKnown(place, model);
            }
            places.put(component.name(), place);
        }
    }

    /**
     * One parameter of the constructor.
     *
     * @param path the component with its class, for messages
     */
    private record Place(EntityComponent component, int position, String path) {

        String name() {
            return component.name();
        }

        boolean junction() {
            return component.junction();
        }

        boolean isPrimitive() {
            return component.type().isPrimitive();
        }
    }

    private static void requireKnown(Place place, Model model) {
        String name = place.name();
        if (model.attribute(name).isEmpty() && model.association(name).isEmpty()) {
            throw new SchemaException("The component " + place.path()
                    + " is neither an attribute nor an association of the model " + model + ". It has "
                    + Suggestions.list(names(model), name) + "; rename the component, or annotate it with @Junction.");
        }
    }

    private static List<String> names(Model model) {
        List<String> names = new ArrayList<>();
        model.attributes().forEach(attribute -> names.add(attribute.name()));
        model.associations().forEach(association -> names.add(association.name()));
        return names;
    }

    @Override
    public Class<T> type() {
        return type;
    }

    @Override
    public boolean hasPlaceFor(Association association) {
        Place place = places.get(association.name());
        return place != null
                && !place.junction()
                && model.attribute(association.name()).isEmpty();
    }

    @Override
    public boolean hasPlaceForJunction(BelongsToManyAssociation association) {
        return junctionPlace(association) != null;
    }

    private @Nullable Place junctionPlace(BelongsToManyAssociation association) {
        Class<?> junctionType = association.junction().javaType();
        return places.values().stream()
                .filter(place -> place.junction() && place.component().type() == junctionType)
                .findFirst()
                .orElse(null);
    }

    @Override
    public Instantiator<T> instantiator(Shape shape) {
        int[] sources = sources(shape);
        Place[] primitives = places.values().stream().filter(Place::isPrimitive).toArray(Place[]::new);
        for (Place primitive : primitives) {
            if (sources[primitive.position()] == NOTHING) {
                throw new QueryException("The component " + primitive.path() + " is a primitive "
                        + primitive.component().type() + ", but " + shape.path()
                        + " does not load it; ask for the attribute "
                        + primitive.name() + ", or make the component a "
                        + boxed(primitive) + ".");
            }
        }
        boolean asTheyCome = shape.size() == sources.length && Arrays.equals(sources, ascending(sources.length));
        return asTheyCome
                ? values -> instantiate(values, primitives)
                : values -> instantiate(arguments(values, sources), primitives);
    }

    private static int[] ascending(int length) {
        return IntStream.range(0, length).toArray();
    }

    /** For each component the index of its value in a shape, or {@link #NOTHING}. */
    private int[] sources(Shape shape) {
        int[] sources = new int[places.size()];
        Arrays.fill(sources, NOTHING);
        int index = 0;
        for (Attribute attribute : shape.attributes()) {
            Place place = places.get(attribute.name());
            if (place != null && !place.junction()) {
                sources[place.position()] = index;
            }
            index++;
        }
        if (shape.junction() != null) {
            sources[
                    require(
                                    junctionPlace(shape.junction()),
                                    shape,
                                    "junction row of " + shape.junction().path())
                            .position()] = index;
            index++;
        }
        for (Shape.Child child : shape.includes()) {
            sources[require(childPlace(child), shape, "include " + child.name()).position()] = index;
            index++;
        }
        return sources;
    }

    private @Nullable Place childPlace(Shape.Child child) {
        Place place = places.get(child.name());
        boolean fits = place != null
                && model.association(child.name())
                        .filter(own -> own.target() == child.association().target()
                                && own.isCollection() == child.association().isCollection())
                        .isPresent();
        return fits ? place : null;
    }

    private Place require(@Nullable Place place, Shape shape, String what) {
        if (place == null) {
            throw new QueryException(type.getSimpleName() + " has no component for the " + what + " of " + shape.path()
                    + ". It has " + Suggestions.list(places.keySet(), what)
                    + "; add a component, leave the include out, or load it as DynamicEntity.");
        }
        return place;
    }

    private static @Nullable Object[] arguments(@Nullable Object[] values, int[] sources) {
        @Nullable Object[] arguments = new @Nullable Object[sources.length];
        for (int i = 0; i < sources.length; i++) {
            arguments[i] = sources[i] == NOTHING ? null : values[sources[i]];
        }
        return arguments;
    }

    private T instantiate(@Nullable Object[] arguments, Place[] primitives) {
        requirePrimitives(arguments, primitives);
        return components.construct(arguments);
    }

    private static void requirePrimitives(@Nullable Object[] arguments, Place[] primitives) {
        for (Place primitive : primitives) {
            if (arguments[primitive.position()] == null) {
                throw new QueryException("The component " + primitive.path() + " is a primitive "
                        + primitive.component().type() + ", but the database has a null there; make the component a "
                        + boxed(primitive) + ".");
            }
        }
    }

    private static String boxed(Place primitive) {
        return MethodType.methodType(primitive.component().type())
                .wrap()
                .returnType()
                .getSimpleName();
    }

    @Override
    public @Nullable Object read(T entity, Attribute attribute) {
        Place place = places.get(attribute.name());
        return place == null || place.junction() ? null : components.get(entity, place.position());
    }

    @Override
    public @Nullable Object children(T entity, Association association) {
        Place place = places.get(association.name());
        return place != null && hasPlaceFor(association) ? components.get(entity, place.position()) : null;
    }

    @Override
    public @Nullable Object junction(T entity, BelongsToManyAssociation association) {
        Place place = junctionPlace(association);
        return place == null ? null : components.get(entity, place.position());
    }

    @Override
    public boolean has(T entity, Attribute attribute) {
        Place place = places.get(attribute.name());
        return place != null && !place.junction();
    }

    @Override
    public T with(T entity, List<Attribute> attributes, List<? extends @Nullable Object> values) {
        @Nullable Object[] arguments = places.values().stream()
                .map(place -> components.get(entity, place.position()))
                .toArray();
        for (int i = 0; i < attributes.size(); i++) {
            Place place = places.get(attributes.get(i).name());
            if (place != null && !place.junction()) {
                arguments[place.position()] = values.get(i);
            }
        }
        return components.construct(arguments);
    }
}
