package io.interflux.write;

import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.EntityMapping;
import io.interflux.mapping.EntityMappings;
import io.interflux.mapping.Held;
import io.interflux.mapping.Link;
import io.interflux.mapping.Shape;
import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the entities of a graph anew, as the database holds their rows. */
final class GraphResult {

    private final EntityMappings mappings;

    GraphResult(EntityMappings mappings) {
        this.mappings = mappings;
    }

    List<Object> of(GraphPlan plan) {
        return plan.roots().stream()
                .map(root -> instance(root, root.held().type(), null))
                .toList();
    }

    /** @param through the many-to-many whose junction row the instance carries, or null */
    private <T> Object instance(GraphPlan.Place place, EntityType<T> type, @Nullable BelongsToManyAssociation through) {
        EntityMapping<T> mapping = type.mapping();
        List<Attribute> attributes = List.copyOf(type.model().attributes());
        List<@Nullable Object> values = values(place.node(), attributes);
        if (through != null && place.link() != null) {
            values.add(link(place.link(), type.isDynamic() ? DynamicEntity.class : null));
        }
        List<Shape.Child> children = new ArrayList<>();
        for (Map.Entry<Association, List<GraphPlan.Place>> branch :
                place.children().entrySet()) {
            children.add(new Shape.Child(branch.getKey().name(), branch.getKey()));
            values.add(children(branch.getKey(), mapping.held(branch.getKey()), branch.getValue()));
        }
        Shape shape = new Shape(type.model(), place.node().path(), attributes, through, children);
        return mapping.instantiation(shape).of(values.toArray());
    }

    /** @param type the class of the row, or null for that of the junction */
    private Object link(GraphNode link, @Nullable Class<?> type) {
        Model junction = link.model();
        EntityMapping<?> mapping = type == null ? mappings.of(junction) : mappings.of(junction, type);
        List<Attribute> attributes = List.copyOf(junction.attributes());
        Shape shape = new Shape(junction, link.path(), attributes, null, List.of());
        return mapping.instantiation(shape).of(values(link, attributes).toArray());
    }

    private @Nullable Object children(Association association, @Nullable Held held, List<GraphPlan.Place> places) {
        Class<?> beside = held == null ? null : held.junction();
        List<Object> made = places.stream()
                .map(place -> beside == null ? carrying(place, association) : linked(place, beside))
                .toList();
        if (association.isCollection()) {
            return made;
        }
        return made.isEmpty() ? null : made.get(0);
    }

    private Object carrying(GraphPlan.Place place, Association reachedBy) {
        EntityType<?> type = place.held().type();
        boolean carries = reachedBy instanceof BelongsToManyAssociation many
                && type.mapping().heldJunction(many) != null;
        return instance(place, type, carries ? (BelongsToManyAssociation) reachedBy : null);
    }

    private Object linked(GraphPlan.Place place, Class<?> junction) {
        Object target = instance(place, place.held().type(), null);
        return new Link<>(target, link(Objects.requireNonNull(place.link()), junction));
    }

    private static List<@Nullable Object> values(GraphNode node, List<Attribute> attributes) {
        List<@Nullable Object> values = new ArrayList<>();
        attributes.forEach(attribute -> values.add(attribute.toAttribute(node.value(attribute))));
        return values;
    }
}
