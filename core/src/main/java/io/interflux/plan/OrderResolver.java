package io.interflux.plan;

import io.interflux.error.QueryException;
import io.interflux.error.internal.Suggestions;
import io.interflux.model.Association;
import io.interflux.model.Key;
import io.interflux.query.AssociationCount;
import io.interflux.query.AttributeReference;
import io.interflux.query.IncludeSpec;
import io.interflux.query.LevelSpec;
import io.interflux.query.Ordering;
import io.interflux.query.SortKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves the order of a level; it always ends with the primary key, so that it is total. */
final class OrderResolver {

    private final ConditionResolver conditions;
    private final Correlations correlations;
    private final NodePlanner nodes;

    OrderResolver(ConditionResolver conditions, Correlations correlations, NodePlanner nodes) {
        this.conditions = conditions;
        this.correlations = correlations;
        this.nodes = nodes;
    }

    /** The order given, each key once, and the primary key. */
    List<SortTerm> order(LevelSpec level, Scope scope, JoinedIncludes joined) {
        List<SortTerm> terms = new ArrayList<>();
        for (Ordering<?> ordering : level.order()) {
            addOnce(terms, term(ordering, level, scope, joined));
        }
        Key primaryKey = scope.model().primaryKey();
        if (primaryKey != null) {
            scope.table().columns(primaryKey).forEach(column -> addOnce(terms, SortTerm.of(column, true)));
        }
        return terms;
    }

    /** An order of one row at most changes nothing, but must name what there is. */
    void check(LevelSpec level, Scope scope) {
        Scope apart = new Scope(scope.path(), scope.table(), null, new Aliases());
        level.order().forEach(ordering -> term(ordering, level, apart, new JoinedIncludes()));
    }

    static void addOnce(List<SortTerm> terms, SortTerm added) {
        if (terms.stream().noneMatch(term -> term.expression().equals(added.expression()))) {
            terms.add(added);
        }
    }

    private SortTerm term(Ordering<?> ordering, LevelSpec level, Scope scope, JoinedIncludes joined) {
        SortKey key = ordering.key();
        if (key instanceof AssociationCount<?> count) {
            return SortTerm.of(conditions.count(count, scope), ordering.ascending());
        }
        AttributeReference reference = (AttributeReference) key;
        Scope start = scope.startOf(reference);
        if (reference.junction() || reference.path().isEmpty()) {
            return SortTerm.of(conditions.operand(reference, scope).expression(), ordering.ascending());
        }
        return new SortTerm(along(reference, level, start, joined), ordering.ascending(), true);
    }

    /** Follows the includes that ride along as far as they go, and the rest of the way by subqueries. */
    private Expression along(AttributeReference reference, LevelSpec level, Scope scope, JoinedIncludes joined) {
        LevelSpec reached = level;
        Table table = scope.table();
        int steps = 0;
        for (String name : reference.path()) {
            IncludeSpec include = reached.include(name);
            Table next = joined.find(table, name);
            if (include == null || next == null) {
                break;
            }
            reached = include.level();
            table = next;
            steps++;
        }
        List<String> rest = reference.path().subList(steps, reference.path().size());
        AttributeReference remaining = new AttributeReference(null, rest, false, reference.name());
        return first(remaining, reached, new Scope(scope.path(), table, null, scope.aliases()));
    }

    /** The attribute of the row that an include on the way will show: the first by its order, after its filters. */
    private Expression first(AttributeReference reference, LevelSpec level, Scope scope) {
        IncludeSpec include = reference.path().isEmpty()
                ? null
                : requireKnown(reference.path().get(0), level, scope);
        if (include == null) {
            return conditions.operand(reference, scope).expression();
        }
        Association association = scope.association(include.association());
        Correlations.requireToOne(association, reference, scope);
        Correlations.Correlated rows = correlations.rows(association, scope);
        Subquery filtered = rows.where(nodes.filter(include.level(), rows.scope(), false));
        List<String> rest = reference.path().subList(1, reference.path().size());
        AttributeReference remaining = new AttributeReference(null, rest, false, reference.name());
        Expression value = first(remaining, include.level(), rows.scope());
        boolean unique = Correlations.isUnique(association);
        List<SortTerm> order = unique ? List.of() : order(include.level(), rows.scope(), new JoinedIncludes());
        return new Expression.Lookup(filtered, value, unique, order);
    }

    /** The include of that name, or {@code null} where it names an association that is not included. */
    private static @Nullable IncludeSpec requireKnown(String name, LevelSpec level, Scope scope) {
        IncludeSpec include = level.include(name);
        if (include == null && scope.model().association(name).isEmpty()) {
            Set<String> names = new LinkedHashSet<>(Scope.associationNames(scope.model()));
            level.includes().forEach(present -> names.add(present.name()));
            throw new QueryException("Unknown association or alias '" + name + "' of model "
                    + scope.model().name() + " at " + scope.path() + "; it has " + Suggestions.list(names, name));
        }
        return include;
    }
}
