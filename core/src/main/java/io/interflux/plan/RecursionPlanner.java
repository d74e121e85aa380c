package io.interflux.plan;

import static java.util.stream.Collectors.toSet;

import io.interflux.mapping.Held;
import io.interflux.mapping.Shape;
import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.Key;
import io.interflux.plan.CollectionPlanner.Asked;
import io.interflux.plan.RecursiveStep.Links;
import io.interflux.plan.RecursiveStep.Rows;
import io.interflux.plan.RowQuery.KeyMatch;
import io.interflux.plan.RowQuery.PerKeyLimit;
import io.interflux.query.Budget;
import io.interflux.query.IncludeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Plans recursive includes. */
final class RecursionPlanner {

    private final NodePlanner nodes;
    private final LinkPlanner links;
    private final Budget budget;

    RecursionPlanner(NodePlanner nodes, LinkPlanner links, Budget budget) {
        this.nodes = nodes;
        this.links = links;
        this.budget = budget;
    }

    /** What one relation brings to a parent, and under which name. */
    record Followed(Node.Followed child, Shape.Child shape) {}

    /**
     * Plans the step, and gives a child of the parent for each relation.
     *
     * @param wanted the parent's level
     */
    List<Followed> plan(IncludeSpec include, Wanted wanted, Scope parent, StatementBuilder statement) {
        List<FollowedRelation> relations = relations(include, wanted, parent);
        List<Attribute> attributes = List.copyOf(parent.model().attributes());
        relations.forEach(
                relation -> IncludeRules.check(relation.include(), relation.association(), parent, attributes));
        RecursionRules.check(include, relations, wanted.level());
        Key identity = RecursionRules.identity(relations);
        Reading starts = new Reading(statement, parent.table());
        List<Integer> start = starts.read(identity);
        int index = statement.step(step(relations, identity, starts));
        List<Followed> children = new ArrayList<>();
        for (FollowedRelation relation : relations) {
            children.add(new Followed(new Node.Followed(index, start, children.size()), relation.shape()));
        }
        return children;
    }

    /** The include's own relation, and those beside it. */
    private List<FollowedRelation> relations(IncludeSpec include, Wanted wanted, Scope parent) {
        List<IncludeSpec> followed = include.followed();
        Set<String> names = followed.stream().map(IncludeSpec::name).collect(toSet());
        return followed.stream()
                .map(each -> relation(each, wanted, parent, names))
                .toList();
    }

    private FollowedRelation relation(IncludeSpec include, Wanted wanted, Scope parent, Set<String> names) {
        Association association = parent.association(include.association());
        Held held = wanted.held(include, association, parent);
        Wanted rows = nodes.child(wanted, include, association, held).bringing(names);
        return new FollowedRelation(include, association, parent.path() + "." + include.name(), held, rows);
    }

    /** A statement while it is planned, and the table whose rows it reads. */
    private record Reading(StatementBuilder statement, Table table) {

        List<Integer> read(Key key) {
            return statement.read(table, key);
        }

        List<List<Integer>> sources(List<FollowedRelation> relations) {
            return relations.stream()
                    .map(relation -> read(relation.association().sourceKey()))
                    .toList();
        }

        Scope scope(String path) {
            return new Scope(path, table, null, statement.aliases());
        }
    }

    private static Reading reading(Association association) {
        StatementBuilder statement = new StatementBuilder();
        return new Reading(statement, statement.table(association.target()));
    }

    private RecursiveStep step(List<FollowedRelation> relations, Key identity, Reading starts) {
        FollowedRelation first = relations.get(0);
        Rows rows = rows(relations, identity);
        Reading reading = reading(first.association());
        Node node =
                nodes.plan(first.rows(), reading.scope(first.path()), reading.statement, null, rows == Rows.WITH_LINKS);
        List<Integer> nodeKey = reading.read(identity);
        List<List<Integer>> nodeSources = reading.sources(relations);
        List<Links> planned = rows == Rows.WITH_LINKS
                ? List.of(withRows(first, reading, nodeKey))
                : relations.stream().map(relation -> apart(relation, identity)).toList();
        RowQuery query = rows == Rows.WITH_LINKS ? planned.get(0).query() : byKey(reading, identity);
        return new RecursiveStep(
                first.path(),
                starts.read(identity),
                relations(new Planned(relations, planned, starts.sources(relations), nodeSources), node),
                new RowSource(query, node, reading.statement.steps()),
                nodeKey,
                rows,
                first.include().requireRecursion(),
                budget);
    }

    private static Rows rows(List<FollowedRelation> relations, Key identity) {
        if (relations.size() == 1 && !relations.get(0).isOverJunction()) {
            return Rows.WITH_LINKS;
        }
        boolean byIdentity = relations.stream()
                .allMatch(relation -> relation.association().sourceKey().equals(identity));
        return byIdentity ? Rows.AT_END : Rows.EACH_LEVEL;
    }

    /** The rows themselves are the links. */
    private Links withRows(FollowedRelation relation, Reading reading, List<Integer> nodeKey) {
        List<Integer> source = reading.read(relation.association().targetKey());
        return new Links(byForeignKey(relation, reading, true), source, nodeKey, null);
    }

    /** Keys only. */
    private Links apart(FollowedRelation relation, Key identity) {
        if (relation.association() instanceof BelongsToManyAssociation many) {
            Included included = new Included(
                    relation.include(),
                    Rows.AT_END.choice(),
                    relation.rows(),
                    relation.held().junction());
            Asked asked = new Asked(included, relation.path(), List.of());
            CollectionStep.LinkThenTarget step = links.linkThenTarget(asked, many);
            return new Links(step.links(), step.linkParent(), step.linkTarget(), step.payload());
        }
        Reading reading = reading(relation.association());
        List<Integer> source = reading.read(relation.association().targetKey());
        List<Integer> target = reading.read(identity);
        return new Links(byForeignKey(relation, reading, false), source, target, null);
    }

    private RowQuery byForeignKey(FollowedRelation relation, Reading reading, boolean certain) {
        Association association = relation.association();
        Scope scope = reading.scope(relation.path());
        Predicate where =
                Predicate.and(nodes.own(association, reading.table), nodes.filter(relation.level(), scope, certain));
        List<SortTerm> order = nodes.order(relation.level(), scope, reading.statement);
        KeyMatch keys = KeyMatch.atOnce(reading.table, association.targetKey(), association.sourceKey());
        StatementBuilder statement = reading.statement;
        return new RowQuery(
                statement.columns(),
                reading.table,
                statement.joins(),
                where,
                keys,
                order,
                PerKeyLimit.of(relation.level()));
    }

    private static RowQuery byKey(Reading reading, Key identity) {
        KeyMatch keys = KeyMatch.atOnce(reading.table, identity, identity);
        StatementBuilder statement = reading.statement;
        return new RowQuery(
                statement.columns(), reading.table, statement.joins(), Predicate.TRUE, keys, List.of(), null);
    }

    /** What has been planned, by relation. */
    private record Planned(
            List<FollowedRelation> relations,
            List<Links> links,
            List<List<Integer>> startSources,
            List<List<Integer>> nodeSources) {}

    private static List<RecursiveStep.Relation> relations(Planned planned, Node node) {
        List<Shape.Child> followed =
                planned.relations.stream().map(FollowedRelation::shape).toList();
        List<RecursiveStep.Relation> relations = new ArrayList<>();
        for (FollowedRelation relation : planned.relations) {
            int index = relations.size();
            Links links = planned.links.get(index);
            boolean carries = links.payload() != null && !links.payload().beside();
            relations.add(new RecursiveStep.Relation(
                    relation.path(),
                    !relation.association().isCollection(),
                    links,
                    planned.startSources.get(index),
                    planned.nodeSources.get(index),
                    checked(relation.leaf(node.shape(), followed, carries), node),
                    checked(relation.expanded(node.shape(), followed, carries), node)));
        }
        return relations;
    }

    /** The class must have places for what is loaded; it is told before anything is sent. */
    private static Shape checked(Shape shape, Node node) {
        node.mapping().instantiation(shape);
        return shape;
    }
}
