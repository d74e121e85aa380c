package io.interflux.mapping;

import io.interflux.error.QueryException;
import io.interflux.error.internal.Suggestions;
import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.Model;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes and reads instances of a record or class by its components; a component has the place of what it is named after.
 *
 * @param <T> the type of the instances
 */
public final class ComponentMapping<T> implements EntityMapping<T> {

    private final Model model;
    private final Composite<T> composite;
    private final Map<String, Composite.Leaf> leaves;
    private final Map<String, Place> associations = new LinkedHashMap<>();
    private final List<Place> junctions;

    private ComponentMapping(Composite<T> composite, Model model) {
        this.model = model;
        this.composite = composite;
        this.leaves = composite.leaves();
        this.junctions = composite.places().stream().filter(Place::junction).toList();
        for (Place place : composite.places()) {
            if (isAssociation(place)) {
                associations.put(place.name(), place);
            }
        }
    }

    private boolean isAssociation(Place place) {
        return !place.junction()
                && model.attribute(place.name()).isEmpty()
                && model.association(place.name()).isPresent();
    }

    /**
     * The mapping of a model's rows to its own class.
     *
     * @throws io.interflux.error.SchemaException if a component is neither an attribute nor an association of the model nor takes the
     *     junction row, or has no place for the rows of its association
     */
    public static <T> ComponentMapping<T> of(EntityComponents<T> entity, Model model) {
        Composite<T> composite = Composite.of(entity, "");
        ComponentChecks.ofEntity(model).check(composite);
        return new ComponentMapping<>(composite, model);
    }

    /**
     * The mapping of a model's rows to a class that has some of its attributes and associations.
     *
     * @throws QueryException if a component names nothing of the model, or its type does not fit
     */
    public static <T> ComponentMapping<T> ofProjection(EntityComponents<T> projection, Model model) {
        Composite<T> composite = Composite.of(projection, "");
        ComponentChecks.ofProjection(model).check(composite);
        return new ComponentMapping<>(composite, model);
    }

    @Override
    public Class<T> type() {
        return composite.type();
    }

    @Override
    public List<Attribute> attributes() {
        return leaves.keySet().stream()
                .map(model::attribute)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public List<Attribute> indispensable() {
        return attributes().stream()
                .filter(attribute -> Objects.requireNonNull(leaves.get(attribute.name()))
                        .place()
                        .isPrimitive())
                .toList();
    }

    @Override
    public List<Association> associations() {
        return associations.keySet().stream()
                .map(model::association)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public @Nullable Held held(Association association) {
        Place place = associations.get(association.name());
        return place == null ? null : place.component().held();
    }

    @Override
    public @Nullable Class<?> heldJunction(BelongsToManyAssociation association) {
        Place place = junctionPlace(association);
        return place == null ? null : place.component().type();
    }

    /** The one of the junction's class; a projection of it where there is no other component that takes a junction row. */
    private @Nullable Place junctionPlace(BelongsToManyAssociation association) {
        Class<?> junctionType = association.junction().javaType();
        Place exact = junctions.stream()
                .filter(place -> place.component().type() == junctionType)
                .findFirst()
                .orElse(null);
        boolean projected = exact == null && type() != model.javaType() && junctions.size() == 1;
        return projected ? junctions.get(0) : exact;
    }

    @Override
    public Instantiation<T> instantiation(Shape shape) {
        return Making.of(composite, shape, sources(shape));
    }

    /** The index of the value in a shape, for each place that has one. */
    private Map<Place, Integer> sources(Shape shape) {
        Map<Place, Integer> sources = new HashMap<>();
        int index = 0;
        for (Attribute attribute : shape.attributes()) {
            Composite.Leaf leaf = leaves.get(attribute.name());
            if (leaf != null) {
                sources.put(leaf.place(), index);
            }
            index++;
        }
        BelongsToManyAssociation through = shape.junction();
        if (through != null) {
            sources.put(require(junctionPlace(through), shape, "junction row of " + through.path()), index);
            index++;
        }
        for (Shape.Child child : shape.includes()) {
            sources.put(require(childPlace(child), shape, "include " + child.name()), index);
            index++;
        }
        return sources;
    }

    private @Nullable Place childPlace(Shape.Child child) {
        Place place = associations.get(child.name());
        boolean fits = place != null
                && model.association(child.name())
                        .filter(own -> own.target() == child.association().target()
                                && own.isCollection() == child.association().isCollection())
                        .isPresent();
        return fits ? place : null;
    }

    private Place require(@Nullable Place place, Shape shape, String what) {
        if (place == null) {
            List<String> names = composite.places().stream()
                    .map(known -> known.component().name())
                    .toList();
            throw new QueryException(type().getSimpleName() + " has no component for the " + what + " of "
                    + shape.path() + ". It has " + Suggestions.list(names, what)
                    + "; add a component, leave the include out, or load it as DynamicEntity.");
        }
        return place;
    }

    @Override
    public @Nullable Object read(T entity, Attribute attribute) {
        Composite.Leaf leaf = leaves.get(attribute.name());
        return leaf == null ? null : leaf.getter().of(entity);
    }

    @Override
    public @Nullable Object children(T entity, Association association) {
        Place place = associations.get(association.name());
        return place == null ? null : loaded(composite.get(entity, place));
    }

    private static @Nullable Object loaded(@Nullable Object held) {
        if (held instanceof One<?> one) {
            return one.isLoaded() ? one.get() : null;
        }
        if (held instanceof Many<?> many) {
            return many.isLoaded() ? many.get() : null;
        }
        return held;
    }

    @Override
    public @Nullable Object junction(T entity, BelongsToManyAssociation association) {
        Place place = junctionPlace(association);
        return place == null ? null : composite.get(entity, place);
    }

    @Override
    public boolean has(T entity, Attribute attribute) {
        return leaves.containsKey(attribute.name());
    }

    @Override
    public T with(T entity, List<Attribute> attributes, List<? extends @Nullable Object> values) {
        Map<String, @Nullable Object> replaced = new HashMap<>();
        for (int i = 0; i < attributes.size(); i++) {
            replaced.put(attributes.get(i).name(), values.get(i));
        }
        return composite.with(entity, replaced);
    }
}
