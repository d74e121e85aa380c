package io.interflux.plan;

import io.interflux.model.Association;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.plan.RowQuery.KeyMatch;
import io.interflux.plan.RowQuery.PerKeyLimit;
import io.interflux.query.IncludeSpec;
import io.interflux.query.LevelSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans includes that have statements of their own. */
final class CollectionPlanner {

    private final NodePlanner nodes;
    private final LinkPlanner links;
    private final Correlations correlations;

    CollectionPlanner(NodePlanner nodes, ConditionResolver conditions, Correlations correlations) {
        this.nodes = nodes;
        this.links = new LinkPlanner(nodes, conditions, correlations);
        this.correlations = correlations;
    }

    /** An include, and how it is reached from its parent's rows. */
    record Asked(Included included, String path, List<Integer> parentKey) {

        IncludeSpec include() {
            return included.include();
        }

        Choice choice() {
            return included.choice();
        }

        LevelSpec level() {
            return include().level();
        }
    }

    Node.Child stepped(Included included, Scope parent, StatementBuilder statement) {
        IncludeSpec include = included.include();
        Association association = parent.association(include.association());
        List<Integer> parentKey = statement.read(parent.table(), association.sourceKey());
        Asked asked = new Asked(included, parent.path() + "." + include.name(), parentKey);
        CollectionStep step = association instanceof BelongsToManyAssociation many
                ? links.plan(asked, many)
                : batch(asked, association);
        return new Node.Stepped(statement.step(step), parentKey);
    }

    private CollectionStep batch(Asked asked, Association association) {
        StatementBuilder statement = new StatementBuilder();
        Table table = statement.table(association.target());
        Scope scope = new Scope(asked.path(), table, null, statement.aliases());
        LevelSpec level = asked.level();
        Node node = nodes.plan(asked.included().rows(), scope, statement, null, true);
        List<Integer> childKey = statement.read(table, association.targetKey());
        Predicate where = Predicate.and(correlations.own(association.scope(), table), nodes.filter(level, scope, true));
        List<SortTerm> order = nodes.order(level, scope, statement);
        KeyMatch keys = KeyMatch.of(table, association.targetKey(), association.sourceKey(), asked.choice());
        RowQuery query = new RowQuery(
                statement.columns(), table, statement.joins(), where, keys, order, perKey(association, level));
        return new CollectionStep.Batch(
                asked.path(),
                asked.parentKey(),
                asked.choice(),
                !association.isCollection(),
                new RowSource(query, node, statement.steps()),
                childKey);
    }

    /** Of a to-one whose key is not unique no more rows are read than show that there are several. */
    private static @Nullable PerKeyLimit perKey(Association association, LevelSpec level) {
        return association.isCollection() || Correlations.isUnique(association)
                ? PerKeyLimit.of(level)
                : new PerKeyLimit(2L, 0);
    }
}
