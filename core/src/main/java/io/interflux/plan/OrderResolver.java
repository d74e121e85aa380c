package io.interflux.plan;

import io.interflux.model.Association;
import io.interflux.model.Key;
import io.interflux.query.AssociationCount;
import io.interflux.query.AttributeReference;
import io.interflux.query.IncludeSpec;
import io.interflux.query.LevelSpec;
import io.interflux.query.Ordering;
import io.interflux.query.SortKey;
import java.util.ArrayList;
import java.util.List;

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

    List<SortTerm> order(LevelSpec level, Scope scope, StatementBuilder statement) {
        List<SortTerm> terms = new ArrayList<>(given(level, scope, statement));
        Key primaryKey = scope.model().primaryKey();
        if (primaryKey != null) {
            scope.table().columns(primaryKey).forEach(column -> addOnce(terms, column));
        }
        return terms;
    }

    List<SortTerm> given(LevelSpec level, Scope scope, StatementBuilder statement) {
        List<SortTerm> terms = new ArrayList<>();
        for (Ordering ordering : level.order()) {
            SortTerm term = term(ordering.key(), ordering.ascending(), level, scope, statement);
            if (terms.stream().noneMatch(present -> present.expression().equals(term.expression()))) {
                terms.add(term);
            }
        }
        return terms;
    }

    static void addOnce(List<SortTerm> terms, Column column) {
        if (terms.stream().noneMatch(term -> term.expression().equals(column))) {
            terms.add(SortTerm.of(column, true));
        }
    }

    private SortTerm term(
            SortKey key, boolean ascending, LevelSpec level, Scope scope, StatementBuilder statement) {
        if (key instanceof AssociationCount count) {
            return SortTerm.of(conditions.count(count, scope), ascending);
        }
        AttributeReference reference = (AttributeReference) key;
        if (reference.path().isEmpty()) {
            return SortTerm.of(scope.column(reference), ascending);
        }
        Table included = statement.included(scope.path() + "." + String.join(".", reference.path()));
        if (included != null) {
            Column column = included.column(Scope.attribute(included.model(), reference.name(), scope.path()));
            return new SortTerm(column, ascending, true);
        }
        return level.includes().stream()
                .filter(include -> reference.path().equals(List.of(include.name())))
                .findFirst()
                .map(include -> SortTerm.of(firstIncluded(reference, include, scope), ascending))
                .orElseGet(() ->
                        SortTerm.of(conditions.operand(reference, scope).expression(), ascending));
    }

    /** The attribute of the child that the include will show: the first by its order, after its filters. */
    private Expression firstIncluded(AttributeReference reference, IncludeSpec include, Scope scope) {
        Association association = scope.association(include.association());
        Correlations.requireToOne(association, reference, scope);
        Correlations.Correlated rows = correlations.rows(association, scope);
        Subquery filtered = rows.where(nodes.filter(include.level(), rows.scope(), false));
        Column column = rows.scope().column(AttributeReference.named(reference.name()));
        return new Expression.Lookup(filtered, column, order(include.level(), rows.scope(), new StatementBuilder()));
    }
}
