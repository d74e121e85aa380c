package io.interflux.plan;

import static java.util.stream.Collectors.toSet;

import io.interflux.error.QueryException;
import io.interflux.mapping.EntityMapping;
import io.interflux.mapping.Shape;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.Key;
import io.interflux.plan.CollectionPlanner.Asked;
import io.interflux.plan.RowQuery.KeyMatch;
import io.interflux.plan.RowQuery.PerKeyLimit;
import io.interflux.query.AttributeReference;
import io.interflux.query.JunctionSpec;
import io.interflux.query.Strategy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans many-to-manies: the links and their targets, in one statement or in two. */
final class LinkPlanner {

    private final NodePlanner nodes;
    private final ConditionResolver conditions;
    private final Correlations correlations;

    LinkPlanner(NodePlanner nodes, ConditionResolver conditions, Correlations correlations) {
        this.nodes = nodes;
        this.conditions = conditions;
        this.correlations = correlations;
    }

    CollectionStep plan(Asked asked, BelongsToManyAssociation many) {
        if (isInOneStatement(asked)) {
            return linkWithTarget(asked, many);
        }
        CollectionStep.LinkThenTarget step = linkThenTarget(asked, many);
        return step.by(nodes.transport(step.links()));
    }

    /** Where some links of many are wanted, only those are joined with their targets that have been found by the junction alone. */
    private static boolean isInOneStatement(Asked asked) {
        Strategy strategy = asked.choice().strategy();
        return strategy == Strategy.BATCH || (strategy == Strategy.LATERAL && PerKeyLimit.of(asked.level()) == null);
    }

    private CollectionStep linkWithTarget(Asked asked, BelongsToManyAssociation many) {
        Links links = new Links(asked, many);
        Table target = links.scope.table();
        links.statement.join(new Join(target, true, Correlations.targetOf(many, links.junction, target)));
        Node node = nodes.plan(asked.included().rows(), links.scope, links.statement, links.carried(), true);
        List<Integer> targetKey = links.statement.read(target, many.targetKey());
        Predicate where = Predicate.and(ofLinks(links), ofTargets(links, true));
        RowQuery query = links.query(links.statement.joins(), where, order(links));
        RowSource source = new RowSource(query, node, links.statement.steps());
        return new CollectionStep.LinkWithTarget(
                asked.path(), asked.parentKey(), asked.choice(), source, links.parentKey, links.payload, targetKey);
    }

    CollectionStep.LinkThenTarget linkThenTarget(Asked asked, BelongsToManyAssociation many) {
        Links links = new Links(asked, many);
        StatementBuilder statement = new StatementBuilder();
        Table target = statement.table(many.target());
        Scope scope = new Scope(asked.path(), target, null, statement.aliases());
        Node node = nodes.plan(asked.included().rows(), scope, statement, links.carried(), false);
        List<Integer> targetKey = statement.read(target, many.targetKey());
        KeyMatch keys = KeyMatch.atOnce(target, many.targetKey(), many.junctionTargetKey());
        RowQuery query =
                new RowQuery(statement.columns(), target, statement.joins(), Predicate.TRUE, keys, List.of(), null);
        return new CollectionStep.LinkThenTarget(
                asked.path(),
                asked.parentKey(),
                asked.choice(),
                linksAlone(links),
                links.parentKey,
                links.targetKey,
                links.payload,
                new RowSource(query, node, statement.steps()),
                targetKey);
    }

    /** The junction's rows in the order of the children; joins the target only where a filter or the order needs it. */
    private RowQuery linksAlone(Links links) {
        Predicate ofTargets = ofTargets(links, false);
        List<SortTerm> order = order(links);
        boolean byTarget = order.stream().anyMatch(term -> !isOf(links.junction, term));
        boolean counted = PerKeyLimit.of(links.asked.level()) != null && !correlations.targetIsCertain(links.many);
        Table target = links.scope.table();
        List<Join> joins = byTarget || counted || !ofTargets.equals(Predicate.TRUE)
                ? List.of(new Join(target, true, Correlations.targetOf(links.many, links.junction, target)))
                : List.of();
        RowQuery query = links.query(joins, Predicate.and(ofLinks(links), ofTargets), order);
        return nodes.readsByParent(query) ? query.by(parentByParent(links, order)) : query;
    }

    /** In this order an index on the pair of a unique junction has the links, so that nothing is sorted. */
    private static List<SortTerm> parentByParent(Links links, List<SortTerm> order) {
        BelongsToManyAssociation many = links.many;
        List<SortTerm> terms = new ArrayList<>();
        links.junction.columns(many.junctionSourceKey()).forEach(column -> terms.add(SortTerm.of(column, true)));
        for (SortTerm term : order) {
            if (!(many.unique() && hold(terms, links.junction.columns(many.junctionTargetKey())))) {
                OrderResolver.addOnce(terms, term);
            }
        }
        return terms;
    }

    private static boolean hold(List<SortTerm> terms, List<Column> columns) {
        return terms.stream().map(SortTerm::expression).collect(toSet()).containsAll(columns);
    }

    /** The statement of the links while it is planned: the junction is its first table, the target of each link its second. */
    private final class Links {

        final Asked asked;
        final BelongsToManyAssociation many;
        final StatementBuilder statement = new StatementBuilder();
        final Table junction;
        final Scope scope;
        final List<Integer> parentKey;
        final List<Integer> targetKey;
        final CollectionStep.@Nullable Payload payload;

        Links(Asked asked, BelongsToManyAssociation many) {
            this.asked = asked;
            this.many = many;
            this.junction = statement.table(many.junction());
            this.parentKey = statement.read(junction, many.junctionSourceKey());
            this.targetKey = statement.read(junction, many.junctionTargetKey());
            this.scope = new Scope(asked.path(), statement.table(many.target()), junction, statement.aliases());
            this.payload = payload(this);
        }

        @Nullable JunctionSpec through() {
            return asked.include().junction();
        }

        /** The many-to-many, if its targets themselves carry the junction row. */
        @Nullable BelongsToManyAssociation carried() {
            return payload == null || payload.beside() ? null : many;
        }

        RowQuery query(List<Join> joins, Predicate where, List<SortTerm> order) {
            KeyMatch keys = KeyMatch.of(junction, many.junctionSourceKey(), many.sourceKey(), asked.choice());
            return new RowQuery(
                    statement.columns(), junction, joins, where, keys, order, PerKeyLimit.of(asked.level()));
        }
    }

    private Predicate ofLinks(Links links) {
        JunctionSpec through = links.through();
        return Predicate.and(
                correlations.own(links.many.junctionScope(), links.junction),
                conditions.resolve(through == null ? null : through.condition(), links.scope.through(links.junction)));
    }

    private Predicate ofTargets(Links links, boolean certain) {
        return Predicate.and(
                correlations.own(links.many.scope(), links.scope.table()),
                nodes.filter(links.asked.level(), links.scope, certain));
    }

    /** Replaces the target's key by the junction's equal columns, and ends with the junction's own key: links may be double. */
    private List<SortTerm> order(Links links) {
        BelongsToManyAssociation many = links.many;
        List<SortTerm> order = new ArrayList<>();
        for (SortTerm term : nodes.order(links.asked.level(), links.scope, links.statement)) {
            Expression expression = onJunction(term, many, links.scope.table(), links.junction);
            OrderResolver.addOnce(order, new SortTerm(expression, term.ascending(), term.nullable()));
        }
        Key junctionKey = many.junction().primaryKey();
        if (junctionKey != null) {
            links.junction.columns(junctionKey).stream()
                    .filter(column -> !many.junctionSourceKey().attributes().contains(column.attribute()))
                    .forEach(column -> OrderResolver.addOnce(order, SortTerm.of(column, true)));
        }
        return order;
    }

    private static Expression onJunction(SortTerm term, BelongsToManyAssociation many, Table target, Table junction) {
        if (term.expression() instanceof Column column && column.table().equals(target)) {
            int index = many.targetKey().attributes().indexOf(column.attribute());
            if (index >= 0) {
                return junction.column(many.junctionTargetKey().attributes().get(index));
            }
        }
        return term.expression();
    }

    private static boolean isOf(Table table, SortTerm term) {
        return term.expression() instanceof Column column && column.table().equals(table);
    }

    private CollectionStep.@Nullable Payload payload(Links links) {
        BelongsToManyAssociation many = links.many;
        JunctionSpec through = links.through();
        List<AttributeReference> only = through == null ? null : through.only();
        Class<?> link = links.asked.included().link();
        if (only != null && only.isEmpty()) {
            requireNoLinks(link, links.scope);
            return null;
        }
        Class<?> type = link == null ? links.asked.included().rows().junction(many) : link;
        if (type == null) {
            requireNotAsked(only != null, many, links.scope);
            return null;
        }
        Scope throughScope = links.scope.through(links.junction);
        EntityMapping<?> mapping = nodes.mapping(many.junction(), type);
        List<Attribute> attributes = nodes.attributes(only, mapping, throughScope);
        Shape shape = new Shape(many.junction(), throughScope.path(), attributes, null, List.of());
        mapping.instantiation(shape);
        List<Node.Slot> slots = links.statement.read(links.junction, attributes);
        return new CollectionStep.Payload(shape, mapping, slots, link != null);
    }

    private static void requireNoLinks(@Nullable Class<?> link, Scope scope) {
        if (link != null) {
            throw new QueryException("The collection at " + scope.path() + " is one of links with "
                    + link.getSimpleName() + ", but the query reads none of it; leave none() out");
        }
    }

    private static void requireNotAsked(boolean asked, BelongsToManyAssociation many, Scope scope) {
        if (asked) {
            throw new QueryException(
                    "Attributes of the junction " + many.junction().name() + " are asked for at "
                            + scope.path() + ", but " + many.target().name()
                            + " has no place for them; give its class a @Junction component, or leave through(…) out");
        }
    }
}
