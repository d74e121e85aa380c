package io.interflux.write;

import io.interflux.mapping.EntityMapping;
import io.interflux.mapping.EntityMappings;
import io.interflux.mapping.Shape;
import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private <T> Object instance(GraphPlan.Place place, EntityType<T> type, @Nullable Association reachedBy) {
        EntityMapping<T> mapping = type.mapping();
        List<Attribute> attributes = List.copyOf(type.model().attributes());
        List<@Nullable Object> values = values(place.node(), attributes);
        BelongsToManyAssociation through =
                reachedBy instanceof BelongsToManyAssociation many && mapping.hasPlaceForJunction(many) ? many : null;
        if (through != null && place.link() != null) {
            values.add(link(place.link(), type.isDynamic()));
        }
        List<Shape.Child> children = new ArrayList<>();
        for (Map.Entry<Association, List<GraphPlan.Place>> branch :
                place.children().entrySet()) {
            children.add(new Shape.Child(branch.getKey().name(), branch.getKey()));
            values.add(children(branch.getKey(), branch.getValue()));
        }
        Shape shape = new Shape(type.model(), place.node().path(), attributes, through, children);
        return mapping.instantiator(shape).instantiate(values.toArray());
    }

    private Object link(GraphNode link, boolean dynamic) {
        Model junction = link.model();
        EntityMapping<?> mapping = dynamic ? mappings.dynamic(junction) : mappings.of(junction);
        List<Attribute> attributes = List.copyOf(junction.attributes());
        Shape shape = new Shape(junction, link.path(), attributes, null, List.of());
        return mapping.instantiator(shape).instantiate(values(link, attributes).toArray());
    }

    private static List<@Nullable Object> values(GraphNode node, List<Attribute> attributes) {
        List<@Nullable Object> values = new ArrayList<>();
        attributes.forEach(attribute -> values.add(attribute.toAttribute(node.value(attribute))));
        return values;
    }

    private @Nullable Object children(Association association, List<GraphPlan.Place> places) {
        List<Object> made = places.stream()
                .map(place -> instance(place, place.held().type(), association))
                .toList();
        if (association.isCollection()) {
            return made;
        }
        return made.isEmpty() ? null : made.get(0);
    }
}
