package io.interflux.write;

import io.interflux.error.QueryException;
import io.interflux.error.internal.Arguments;
import io.interflux.error.internal.Suggestions;
import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.EntityMapping;
import io.interflux.mapping.Link;
import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToAssociation;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.model.ScopeValue;
import io.interflux.plan.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a graph, what they refer to, and where each has its place. Made of entities before anything is sent; state of one run.
 *
 * <pre>{@code
 * user --profiles--> profile      the junction's row refers to both, which refer to nothing:
 * level 0: user, profile          one statement each
 * level 1: grant                  one statement
 * }</pre>
 */
final class GraphPlan {

    /**
     * One place of the graph.
     *
     * @param held the entity that the graph has there, which for a row that exists may be one of several
     * @param node its row
     * @param link the row of the junction by which it is reached, or null
     * @param children the places beneath, by association
     */
    record Place(Held held, GraphNode node, @Nullable GraphNode link, Map<Association, List<Place>> children) {}

    /**
     * An entity and what it is.
     *
     * @param junction the junction row that came beside it, in a {@link Link}, or null
     */
    record Held(EntityType<?> type, Object entity, @Nullable Object junction) {}

    private final Tools tools;
    private final IdentityHashMap<Object, GraphNode> nodes = new IdentityHashMap<>();
    private final Map<Model, Map<Object, GraphNode>> existing = new HashMap<>();
    private final List<GraphNode> all = new ArrayList<>();
    private final List<Place> roots = new ArrayList<>();

    private GraphPlan(Tools tools) {
        this.tools = tools;
    }

    /**
     * The plan of some roots, all new.
     *
     * @throws QueryException if an association has no place, a value does not fit, or the rows cannot be told apart or put in an order
     */
    static <T> GraphPlan of(EntityType<T> type, List<T> entities, Graph<T> graph, Tools tools) {
        GraphPlan plan = new GraphPlan(tools);
        for (int i = 0; i < entities.size(); i++) {
            String path = Entities.path(type.model(), i, entities.size());
            Held held = new Held(type, entities.get(i), null);
            plan.roots.add(plan.place(held, plan.node(held, path, false), null, graph));
        }
        plan.all.forEach(GraphNode::check);
        plan.requireDistinct();
        return plan;
    }

    List<Place> roots() {
        return roots;
    }

    /** All rows, in the order in which the graph has them first. */
    List<GraphNode> nodes() {
        return all;
    }

    private GraphNode node(Held held, String path, boolean exists) {
        GraphNode known = nodes.get(held.entity());
        if (known != null) {
            return known;
        }
        GraphNode node = new GraphNode(held.type(), held.entity(), path, exists);
        GraphNode same = exists ? sameRow(node) : null;
        nodes.put(held.entity(), same == null ? node : same);
        if (same == null) {
            all.add(node);
        }
        return same == null ? node : same;
    }

    /** Rows that exist are told apart by key. */
    private @Nullable GraphNode sameRow(GraphNode node) {
        Object identity = node.key(Entities.requireKey(node.model())).identity();
        return existing.computeIfAbsent(node.model(), added -> new HashMap<>()).putIfAbsent(identity, node);
    }

    private Place place(Held held, GraphNode node, @Nullable GraphNode link, Graph<?> graph) {
        Map<Association, List<Place>> children = new LinkedHashMap<>();
        for (Graph.Branch branch : graph.branches()) {
            Association association = association(node.model(), branch, node.path());
            children.put(association, children(held, node, association, branch));
        }
        return new Place(held, node, link, children);
    }

    private Association association(Model model, Graph.Branch branch, String path) {
        String name = branch.association().name();
        return model.association(name)
                .filter(found -> branch.association().owner() == null
                        || branch.association().owner().names(model))
                .orElseThrow(() -> new QueryException("The graph names '" + branch.association() + "' at " + path
                        + ", whose model " + model.name() + " has the associations "
                        + Suggestions.list(
                                model.associations().stream()
                                        .map(Association::name)
                                        .toList(),
                                name) + "."));
    }

    private List<Place> children(Held holder, GraphNode parent, Association association, Graph.Branch branch) {
        List<?> entities = entities(holder, association, parent.path() + "." + association.name());
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < entities.size(); i++) {
            String path = parent.path() + "." + association.name() + (association.isCollection() ? "[" + i + "]" : "");
            Held held = held(entities.get(i), association, path);
            GraphNode child = node(held, path, exists(held.type(), held.entity(), branch.children()));
            GraphNode link = connect(parent, child, held, association);
            places.add(place(held, child, link, branch.graph()));
        }
        return places;
    }

    private Held held(Object child, Association association, String path) {
        return child instanceof Link<?, ?> link
                ? new Held(type(link.target(), association.target(), path), link.target(), link.junction())
                : new Held(type(child, association.target(), path), child, null);
    }

    private static List<?> entities(Held holder, Association association, String path) {
        Object found = held(holder.type(), holder.entity(), association);
        if (found == null) {
            return List.of();
        }
        List<?> all = found instanceof Collection<?> many
                ? Arguments.requiredAll("A child at " + path, many)
                : List.of(found);
        if (all.size() > 1 && !association.isCollection()) {
            throw new QueryException("The graph has " + all.size() + " rows at " + path + ", but the association "
                    + association + " leads to one at most; give one.");
        }
        return all;
    }

    private static <T> @Nullable Object held(EntityType<T> type, Object entity, Association association) {
        EntityMapping<T> mapping = type.mapping();
        if (mapping.held(association) == null) {
            throw new QueryException(mapping.type().getSimpleName() + " has no place for the association " + association
                    + ", which the graph names; add a component, or leave it out.");
        }
        return mapping.children(mapping.type().cast(entity), association);
    }

    private EntityType<?> type(Object entity, Model model, String path) {
        EntityMapping<?> mapping = entity instanceof DynamicEntity
                ? tools.mappings().dynamic(model)
                : tools.mappings().of(model);
        boolean named =
                entity instanceof DynamicEntity dynamic && !dynamic.model().equals(model.name());
        if (named || !mapping.type().isInstance(entity)) {
            throw new QueryException("The child at " + path + " is a "
                    + (entity instanceof DynamicEntity dynamic
                            ? dynamic.model()
                            : entity.getClass().getSimpleName())
                    + ", but the association leads to " + model.name() + "; give a " + model.name() + ".");
        }
        return new EntityType<>(model, mapping);
    }

    private static <T> boolean exists(EntityType<T> type, Object entity, Graph.Children children) {
        if (children != Graph.Children.BY_KEY) {
            return children == Graph.Children.EXISTING;
        }
        Key key = type.model().primaryKey();
        if (key == null) {
            return false;
        }
        List<Attribute> generated =
                key.attributes().stream().filter(Attribute::generated).toList();
        T instance = type.mapping().type().cast(entity);
        return !generated.isEmpty() && generated.stream().allMatch(part -> type.value(instance, part) != null);
    }

    /** Lets the rows refer to each other; the row of a junction, or null where there is none. */
    private @Nullable GraphNode connect(GraphNode parent, GraphNode child, Held held, Association association) {
        if (association instanceof BelongsToManyAssociation many) {
            fix(child, many.scope());
            return link(parent, child, held, many);
        }
        if (association instanceof BelongsToAssociation) {
            parent.refer(association.sourceKey(), child, association.targetKey());
            return null;
        }
        child.refer(association.targetKey(), parent, association.sourceKey());
        association.scope().forEach(scope -> fixValue(child, scope));
        return null;
    }

    /** A row that exists is connected whatever it holds: a many-to-many does not write its targets. */
    private static void fix(GraphNode child, List<ScopeValue> scope) {
        if (!child.isExisting()) {
            scope.forEach(value -> fixValue(child, value));
        }
    }

    private static void fixValue(GraphNode node, ScopeValue scope) {
        node.fix(scope.attribute(), Values.toColumn(scope.attribute(), scope.value(), node.path()));
    }

    private GraphNode link(GraphNode parent, GraphNode child, Held held, BelongsToManyAssociation many) {
        Object payload = held.junction() == null ? payload(held.type(), held.entity(), many) : held.junction();
        Object row = payload == null ? DynamicEntity.of(many.junction().name(), Map.of()) : payload;
        String path = child.path() + " through " + many.junction().name();
        GraphNode link = new GraphNode(type(row, many.junction(), path), row, path, false);
        link.refer(many.junctionSourceKey(), parent, many.sourceKey());
        link.refer(many.junctionTargetKey(), child, many.targetKey());
        many.junctionScope().forEach(scope -> fixValue(link, scope));
        all.add(link);
        return link;
    }

    private static <T> @Nullable Object payload(EntityType<T> type, Object entity, BelongsToManyAssociation many) {
        EntityMapping<T> mapping = type.mapping();
        return mapping.heldJunction(many) == null
                ? null
                : mapping.junction(mapping.type().cast(entity), many);
    }

    private void requireDistinct() {
        Map<Model, Map<Object, GraphNode>> seen = new HashMap<>();
        for (GraphNode node : all) {
            Key key = node.model().primaryKey();
            if (key != null && !node.isExisting() && isGiven(node, key)) {
                RowKey own = node.key(key);
                GraphNode other = seen.computeIfAbsent(node.model(), added -> new HashMap<>())
                        .putIfAbsent(own.identity(), node);
                if (other != null) {
                    throw sameKey(other, node, own);
                }
            }
        }
    }

    private static boolean isGiven(GraphNode node, Key key) {
        List<Attribute> given = node.given();
        return key.attributes().stream().allMatch(part -> !given.contains(part) && node.said(part) != null);
    }

    private static QueryException sameKey(GraphNode first, GraphNode second, RowKey key) {
        return new QueryException("The new " + first.model().name() + " at " + first.path() + " and the one at "
                + second.path() + " have the same key " + key + ". New rows are told apart by reference, so one row at"
                + " two places must be one instance. If its links are to carry different values, give each link as a row"
                + " of the junction that refers to the instance, or insert the row first and add it to its relations.");
    }
}
