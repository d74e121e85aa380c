package io.interflux.plan;

import io.interflux.error.QueryException;
import io.interflux.mapping.EntityMapping;
import io.interflux.mapping.Shape;
import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.DataType;
import io.interflux.model.Key;
import io.interflux.plan.RowQuery.KeyMatch;
import io.interflux.plan.RowQuery.PerKeyLimit;
import io.interflux.query.AttributeReference;
import io.interflux.query.IncludeSpec;
import io.interflux.query.JunctionSpec;
import io.interflux.query.LevelSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans includes that have statements of their own. */
final class CollectionPlanner {

    private final NodePlanner nodes;
    private final ConditionResolver conditions;
    private final Correlations correlations;

    CollectionPlanner(NodePlanner nodes, ConditionResolver conditions, Correlations correlations) {
        this.nodes = nodes;
        this.conditions = conditions;
        this.correlations = correlations;
    }

    Node.Child stepped(IncludeSpec include, Association association, Scope parent, StatementBuilder statement) {
        List<Integer> parentKey = statement.read(parent.table(), association.sourceKey());
        String path = parent.path() + "." + include.name();
        CollectionStep step = association instanceof BelongsToManyAssociation many
                ? linkThenTarget(include, many, path, parentKey)
                : batch(include, association, path, parentKey);
        return new Node.Stepped(statement.step(step), parentKey);
    }

    private CollectionStep batch(IncludeSpec include, Association association, String path, List<Integer> parentKey) {
        StatementBuilder statement = new StatementBuilder();
        Table table = statement.table(association.target());
        Scope scope = new Scope(path, table, null, statement.aliases());
        LevelSpec level = include.level();
        Node node = nodes.plan(level, scope, statement, null, true);
        List<Integer> childKey = statement.read(table, association.targetKey());
        Predicate where =
                Predicate.and(ConditionResolver.scopeOf(association.scope(), table), nodes.filter(level, scope, true));
        List<SortTerm> order = nodes.order(level, scope, statement);
        KeyMatch keys = new KeyMatch(table.columns(association.targetKey()), types(association.sourceKey()));
        RowQuery query = new RowQuery(statement.columns(), table, statement.joins(), where, keys, order, perKey(level));
        return new CollectionStep.Batch(
                path, parentKey, !association.isCollection(), new RowSource(query, node, statement.steps()), childKey);
    }

    private CollectionStep linkThenTarget(
            IncludeSpec include, BelongsToManyAssociation many, String path, List<Integer> parentKey) {
        StatementBuilder statement = new StatementBuilder();
        Table junction = statement.table(many.junction());
        List<Integer> linkParent = statement.read(junction, many.junctionSourceKey());
        List<Integer> linkTarget = statement.read(junction, many.junctionTargetKey());
        Scope scope = new Scope(path, statement.table(many.target()), junction, statement.aliases());
        CollectionStep.Payload payload = payload(include, many, scope, junction, statement);
        RowQuery links = links(include, many, scope, junction, statement);

        StatementBuilder targetStatement = new StatementBuilder();
        Table target = targetStatement.table(many.target());
        Scope targetScope = new Scope(path, target, null, targetStatement.aliases());
        Node node = nodes.plan(include.level(), targetScope, targetStatement, payload == null ? null : many, false);
        List<Integer> targetKey = targetStatement.read(target, many.targetKey());
        KeyMatch keys = new KeyMatch(target.columns(many.targetKey()), types(many.junctionTargetKey()));
        RowQuery targets = new RowQuery(
                targetStatement.columns(), target, targetStatement.joins(), Predicate.TRUE, keys, List.of(), null);
        RowSource source = new RowSource(targets, node, targetStatement.steps());
        return new CollectionStep.LinkThenTarget(
                path, parentKey, links, linkParent, linkTarget, payload, source, targetKey);
    }

    /** The junction's rows in the order of the children; joins the target only where a filter or the order needs it. */
    private RowQuery links(
            IncludeSpec include,
            BelongsToManyAssociation many,
            Scope scope,
            Table junction,
            StatementBuilder statement) {
        LevelSpec level = include.level();
        JunctionSpec through = include.junction();
        Predicate ofLinks = Predicate.and(
                ConditionResolver.scopeOf(many.junctionScope(), junction),
                conditions.resolve(through == null ? null : through.condition(), scope.through(junction)));
        Predicate ofTargets = Predicate.and(
                ConditionResolver.scopeOf(many.scope(), scope.table()), nodes.filter(level, scope, false));
        List<SortTerm> order = linkOrder(nodes.order(level, scope, statement), many, scope.table(), junction);
        boolean byTarget = order.stream().anyMatch(term -> !isOf(junction, term));
        boolean counted = perKey(level) != null && !correlations.targetIsCertain(many);
        List<Join> joins = byTarget || counted || !ofTargets.equals(Predicate.TRUE)
                ? List.of(new Join(scope.table(), true, Correlations.targetOf(many, junction, scope.table())))
                : List.of();
        KeyMatch keys = new KeyMatch(junction.columns(many.junctionSourceKey()), types(many.sourceKey()));
        return new RowQuery(
                statement.columns(), junction, joins, Predicate.and(ofLinks, ofTargets), keys, order, perKey(level));
    }

    /** Replaces the target's key by the junction's equal columns, and ends with the junction's own key: links may be double. */
    private static List<SortTerm> linkOrder(
            List<SortTerm> terms, BelongsToManyAssociation many, Table target, Table junction) {
        List<SortTerm> order = new ArrayList<>();
        for (SortTerm term : terms) {
            Expression expression = onJunction(term, many, target, junction);
            OrderResolver.addOnce(order, new SortTerm(expression, term.ascending(), term.nullable()));
        }
        Key junctionKey = many.junction().primaryKey();
        if (junctionKey != null) {
            junction.columns(junctionKey).stream()
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

    private CollectionStep.@Nullable Payload payload(
            IncludeSpec include,
            BelongsToManyAssociation many,
            Scope scope,
            Table junction,
            StatementBuilder statement) {
        List<AttributeReference> only =
                include.junction() == null ? null : include.junction().only();
        if (only != null && only.isEmpty()) {
            return null;
        }
        if (!nodes.mapping(many.target()).hasPlaceForJunction(many)) {
            requireNotAsked(only != null, many, scope);
            return null;
        }
        Scope throughScope = scope.through(junction);
        List<Attribute> attributes = nodes.attributes(only, throughScope);
        Shape shape = new Shape(many.junction(), throughScope.path(), attributes, null, List.of());
        EntityMapping<?> mapping = nodes.mapping(many.junction());
        mapping.instantiator(shape);
        return new CollectionStep.Payload(shape, mapping, statement.read(junction, attributes));
    }

    private static void requireNotAsked(boolean asked, BelongsToManyAssociation many, Scope scope) {
        if (asked) {
            throw new QueryException(
                    "Attributes of the junction " + many.junction().name() + " are asked for at "
                            + scope.path() + ", but " + many.target().name()
                            + " has no place for them; give its class a @Junction component, or leave through(…) out");
        }
    }

    private static @Nullable PerKeyLimit perKey(LevelSpec level) {
        if (level.limit() == null && level.offset() == null) {
            return null;
        }
        return new PerKeyLimit(level.limit(), level.offset() == null ? 0 : level.offset());
    }

    private static List<DataType<?>> types(Key key) {
        return key.attributes().stream().<DataType<?>>map(Attribute::type).toList();
    }
}
