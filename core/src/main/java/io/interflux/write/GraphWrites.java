package io.interflux.write;

import io.interflux.assemble.LoadedRow;
import io.interflux.error.QueryException;
import io.interflux.error.StaleEntityException;
import io.interflux.model.Attribute;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.plan.Column;
import io.interflux.plan.Expression;
import io.interflux.plan.Predicate;
import io.interflux.plan.RowQuery;
import io.interflux.plan.Table;
import io.interflux.spi.Session;
import io.interflux.sql.Assigned;
import io.interflux.sql.Assignment;
import io.interflux.sql.Binding;
import io.interflux.sql.RowTable;
import io.interflux.sql.SqlStatement;
import io.interflux.sql.UpdateRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes the rows of a graph: reads those that exist, inserts the new ones level by level, one statement per model and level, and makes
 * rows that exist refer to new ones.
 */
final class GraphWrites {

    private final Tools tools;
    private final GraphPlan plan;
    private final List<List<GraphNode>> insertions;
    private final IdentityHashMap<GraphNode, Integer> levels = new IdentityHashMap<>();
    private final List<GraphNode> underWay = new ArrayList<>();

    /** @throws QueryException if rows refer to each other in a circle */
    GraphWrites(GraphPlan plan, Tools tools) {
        this.tools = tools;
        this.plan = plan;
        this.insertions = insertions();
    }

    /** Rows to which nothing refers wait for the last of their model, so that they are written together. */
    private List<List<GraphNode>> insertions() {
        List<GraphNode> fresh =
                plan.nodes().stream().filter(node -> !node.isExisting()).toList();
        Set<GraphNode> referred = Collections.newSetFromMap(new IdentityHashMap<>());
        Map<Model, Integer> last = new HashMap<>();
        for (GraphNode node : fresh) {
            referred.addAll(node.targets());
            last.merge(node.model(), level(node), Math::max);
        }
        TreeMap<Integer, Map<Model, List<GraphNode>>> byLevel = new TreeMap<>();
        for (GraphNode node : fresh) {
            int level = referred.contains(node) ? level(node) : Objects.requireNonNull(last.get(node.model()));
            byLevel.computeIfAbsent(level, added -> new LinkedHashMap<>())
                    .computeIfAbsent(node.model(), added -> new ArrayList<>())
                    .add(node);
        }
        return byLevel.values().stream()
                .flatMap(models -> models.values().stream())
                .toList();
    }

    /** How many rows there are at most on the way to one that refers to nothing new. */
    private int level(GraphNode node) {
        Integer known = levels.get(node);
        if (known != null) {
            return known;
        }
        if (underWay.contains(node)) {
            throw circle(node);
        }
        underWay.add(node);
        int level = 0;
        for (GraphNode target : node.targets()) {
            level = target.isExisting() ? level : Math.max(level, level(target) + 1);
        }
        underWay.remove(underWay.size() - 1);
        levels.put(node, level);
        return level;
    }

    private QueryException circle(GraphNode node) {
        String way = underWay.subList(underWay.indexOf(node), underWay.size()).stream()
                .map(GraphNode::path)
                .collect(Collectors.joining(", "));
        return new QueryException("The rows of the graph at " + way
                + " refer to each other in a circle, so that none can be the first; insert one of them without its"
                + " reference, and update it afterwards.");
    }

    Mono<Void> run(Session session) {
        return existing(session)
                .then(Flux.fromIterable(insertions)
                        .concatMap(nodes -> insert(session, nodes))
                        .then())
                .then(Mono.defer(() -> referring(session)));
    }

    private Mono<Void> insert(Session session, List<GraphNode> nodes) {
        return Mono.defer(() -> RowInsertion.of(
                        nodes.get(0).model(),
                        nodes.stream().map(GraphNode::insertion).toList())
                .run(session, tools.dialect())
                .index((index, row) -> {
                    nodes.get(Math.toIntExact(index)).written(row);
                    return index;
                })
                .then());
    }

    private Mono<Void> existing(Session session) {
        return Flux.fromIterable(
                        grouped(GraphNode::isExisting, GraphNode::model).values())
                .concatMap(nodes -> Flux.fromIterable(
                                Chunk.ofKeys(nodes.size(), tools.dialect().maxArrayElements()))
                        .concatMap(chunk -> read(session, chunk.of(nodes))))
                .then();
    }

    private <K> Map<K, List<GraphNode>> grouped(
            java.util.function.Predicate<GraphNode> wanted, Function<GraphNode, K> key) {
        Map<K, List<GraphNode>> groups = new LinkedHashMap<>();
        plan.nodes().stream().filter(wanted).forEach(node -> groups.computeIfAbsent(
                        key.apply(node), added -> new ArrayList<>())
                .add(node));
        return groups;
    }

    private Mono<Void> read(Session session, List<GraphNode> nodes) {
        Model model = nodes.get(0).model();
        Key key = Entities.requireKey(model);
        Table table = Predicates.table(model);
        List<RowKey> keys = nodes.stream().map(node -> node.key(key)).toList();
        RowQuery query = new RowQuery(
                model.attributes().stream()
                        .<Expression>map(attribute -> new Column(table, attribute))
                        .toList(),
                table,
                List.of(),
                Predicate.and(Predicates.in(table, key, keys), Predicates.live(table)),
                null,
                List.of(),
                null);
        SqlStatement statement = tools.queries().render(query).statement();
        return Returned.of(session, statement, List.copyOf(model.attributes()), key)
                .doOnNext(rows -> held(nodes, rows, key))
                .then();
    }

    private static void held(List<GraphNode> nodes, Returned rows, Key key) {
        for (GraphNode node : nodes) {
            RowKey wanted = node.key(key);
            LoadedRow row = rows.byKey().get(wanted.identity());
            if (row == null) {
                throw new StaleEntityException(node.model().name(), wanted.toString(), null);
            }
            node.written(row);
        }
    }

    /** One statement for all rows of a model that get the same attributes. */
    private record Shape(Model model, List<Attribute> attributes) {}

    private Mono<Void> referring(Session session) {
        Map<Shape, List<GraphNode>> groups = grouped(
                node -> node.isExisting() && node.hasReferences(), node -> new Shape(node.model(), node.given()));
        return Flux.fromIterable(groups.entrySet())
                .concatMap(group -> Flux.fromIterable(Chunk.of(
                                group.getValue().size(),
                                group.getKey().attributes().size()
                                        + Entities.requireKey(group.getKey().model())
                                                .size(),
                                tools.dialect().maxParameters()))
                        .concatMap(chunk -> refer(session, group.getKey(), chunk.of(group.getValue()))))
                .then();
    }

    private Mono<Void> refer(Session session, Shape shape, List<GraphNode> nodes) {
        Key key = Entities.requireKey(shape.model());
        List<Attribute> columns = new ArrayList<>(key.attributes());
        columns.addAll(shape.attributes());
        List<Assignment> assignments = shape.attributes().stream()
                .map(attribute -> new Assignment(attribute, new Assigned.FromRow(columns.lastIndexOf(attribute))))
                .toList();
        Table table = Predicates.table(shape.model());
        UpdateRows update = new UpdateRows(
                table,
                new RowTable(
                        columns,
                        nodes.stream().map(node -> row(node, key, shape)).toList()),
                key.attributes(),
                Upkeep.update(shape.model(), assignments),
                Predicates.live(table),
                false,
                List.copyOf(shape.model().attributes()));
        SqlStatement statement = tools.writes().update(update);
        return Returned.of(session, statement, List.copyOf(shape.model().attributes()), key)
                .doOnNext(rows -> held(nodes, rows, key))
                .then();
    }

    private static List<Binding.Scalar> row(GraphNode node, Key key, Shape shape) {
        List<Binding.Scalar> row = new ArrayList<>(node.key(key).bindings());
        Map<Attribute, Object> values = node.values();
        shape.attributes()
                .forEach(attribute ->
                        row.add(new Binding.Scalar(attribute.type(), Objects.requireNonNull(values.get(attribute)))));
        return row;
    }
}
