package io.interflux.write;

import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.EntityMapping;
import io.interflux.mapping.Held;
import io.interflux.mapping.Instantiation;
import io.interflux.mapping.Link;
import io.interflux.mapping.Shape;
import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.Model;
import io.interflux.query.IncludeSpec;
import io.interflux.query.LevelSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes instances of the models' own classes of children that were loaded by name beneath a parent of any sort. Holds what one load has
 * seen; not for use by two loads.
 */
final class TypedGraph<T> {

    /** What an instance is made of: the names that were loaded at one level of a query. */
    private record Node(LevelSpec level, Set<String> names) {}

    /** How the instances of a node are made: the names of the values, and what to do with them. */
    private record Maker(Instantiation<?> instantiation, List<String> names) {}

    private final EntityType<T> targets;
    private final Tools tools;
    private final Map<Node, Maker> makers = new HashMap<>();

    TypedGraph(EntityType<T> targets, Tools tools) {
        this.targets = targets;
        this.tools = tools;
    }

    /** The parent's children by one association, which were loaded as the level says. */
    List<T> children(DynamicEntity parent, Association association, LevelSpec level) {
        Object found = parent.get(association.name());
        List<?> children = found instanceof List<?> list ? list : found == null ? List.of() : List.of(found);
        List<T> typed = new ArrayList<>(children.size());
        for (Object child : children) {
            Object made = targets.isDynamic() ? child : typed((DynamicEntity) child, association, level);
            typed.add(targets.mapping().type().cast(made));
        }
        return typed;
    }

    private Object typed(DynamicEntity entity, Association reachedBy, LevelSpec level) {
        Model model = reachedBy.target();
        Maker maker = makers.computeIfAbsent(new Node(level, entity.names()), node -> maker(entity, reachedBy, level));
        @Nullable Object[] values = new @Nullable Object[maker.names().size()];
        for (int i = 0; i < values.length; i++) {
            String name = maker.names().get(i);
            values[i] = value(entity.get(name), association(model, name, level), name, level, reachedBy);
        }
        return maker.instantiation().of(values);
    }

    private @Nullable Object value(
            @Nullable Object value,
            @Nullable Association association,
            String name,
            LevelSpec level,
            Association reachedBy) {
        if (value instanceof DynamicEntity child) {
            return association == null ? junction(child, reachedBy) : typed(child, association, below(level, name));
        }
        if (association != null && value instanceof List<?> list) {
            return list.stream()
                    .map(child -> held((DynamicEntity) child, association, below(level, name)))
                    .toList();
        }
        return value;
    }

    /** A child as its parent holds it. */
    private Object held(DynamicEntity child, Association association, LevelSpec level) {
        Held held = tools.mappings().of(association.source()).held(association);
        Object target = typed(child, association, level);
        return held != null && held.junction() != null && association instanceof BelongsToManyAssociation many
                ? new Link<>(
                        target, junction((DynamicEntity) Objects.requireNonNull(child.get(many.junctionName())), many))
                : target;
    }

    /** An include that goes on beneath its own children is asked of them as it was of their parent. */
    private static LevelSpec below(LevelSpec level, String name) {
        IncludeSpec include = level.include(name);
        return include == null ? level : include.level();
    }

    private static @Nullable Association association(Model model, String name, LevelSpec level) {
        IncludeSpec include = level.include(name);
        return model.association(include == null ? name : include.association().name())
                .orElse(null);
    }

    private Object junction(DynamicEntity row, Association reachedBy) {
        Model junction = ((BelongsToManyAssociation) reachedBy).junction();
        List<Attribute> attributes = attributes(row, junction);
        Shape shape = new Shape(junction, junction.name(), attributes, null, List.of());
        return tools.mappings()
                .of(junction)
                .instantiation(shape)
                .of(attributes.stream()
                        .map(attribute -> row.get(attribute.name()))
                        .toArray());
    }

    private static List<Attribute> attributes(DynamicEntity entity, Model model) {
        return model.attributes().stream()
                .filter(attribute -> entity.has(attribute.name()))
                .toList();
    }

    private Maker maker(DynamicEntity entity, Association reachedBy, LevelSpec level) {
        Model model = reachedBy.target();
        EntityMapping<?> mapping = tools.mappings().of(model);
        List<Attribute> attributes = attributes(entity, model);
        List<String> names =
                new ArrayList<>(attributes.stream().map(Attribute::name).toList());
        BelongsToManyAssociation through = reachedBy instanceof BelongsToManyAssociation many
                        && entity.has(many.junctionName())
                        && mapping.heldJunction(many) != null
                ? many
                : null;
        if (through != null) {
            names.add(through.junctionName());
        }
        List<Shape.Child> children = new ArrayList<>();
        for (String name : entity.names()) {
            Association association = association(model, name, level);
            if (association != null) {
                children.add(new Shape.Child(name, association));
                names.add(name);
            }
        }
        Shape shape = new Shape(model, reachedBy.path(), attributes, through, children);
        return new Maker(mapping.instantiation(shape), names);
    }
}
