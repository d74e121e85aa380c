package io.interflux.plan;

import io.interflux.error.QueryException;
import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.Key;
import io.interflux.model.Schema;
import io.interflux.query.AttributeReference;
import java.util.ArrayList;
import java.util.List;

/** Subqueries for the rows that an association reaches from a row of the enclosing statement. */
final class Correlations {

    private final Schema schema;

    Correlations(Schema schema) {
        this.schema = schema;
    }

    /** A correlated subquery that still takes a condition. */
    record Correlated(Scope scope, List<Join> joins, Table from, Predicate correlation) {

        Subquery where(Predicate condition) {
            return new Subquery(from, joins, Predicate.and(correlation, condition));
        }
    }

    Correlated rows(Association association, Scope outer) {
        Table target = outer.aliases().table(association.target());
        String path = outer.path() + "." + association.name();
        Predicate scope = ConditionResolver.scopeOf(association.scope(), target);
        List<Column> sourceColumns = outer.table().columns(association.sourceKey());
        if (association instanceof BelongsToManyAssociation many) {
            Table junction = outer.aliases().table(many.junction());
            Predicate linked = Predicate.and(
                    Predicate.equal(junction.columns(many.junctionSourceKey()), sourceColumns),
                    ConditionResolver.scopeOf(many.junctionScope(), junction));
            Join join = new Join(target, true, Predicate.and(targetOf(many, junction, target), scope));
            return new Correlated(new Scope(path, target, junction, outer.aliases()), List.of(join), junction, linked);
        }
        Predicate matched =
                Predicate.and(Predicate.equal(target.columns(association.targetKey()), sourceColumns), scope);
        return new Correlated(new Scope(path, target, null, outer.aliases()), List.of(), target, matched);
    }

    static Predicate targetOf(BelongsToManyAssociation many, Table junction, Table target) {
        return Predicate.equal(target.columns(many.targetKey()), junction.columns(many.junctionTargetKey()));
    }

    /** Whether the database itself makes sure that each link has its target. */
    boolean targetIsCertain(BelongsToManyAssociation many) {
        return !many.junctionTargetKey().nullable()
                && schema.foreignKeys().stream()
                        .anyMatch(reference -> reference.source() == many.junction()
                                && reference.target() == many.target()
                                && reference.columns().equals(many.junctionTargetKey()));
    }

    /** Whether the database itself makes sure that a row has one associated row at most. */
    static boolean isUnique(Association association) {
        return association.target().isUnique(association.targetKey());
    }

    /** The attribute at the end of a way over to-one associations; of several rows on the way the first by primary key counts. */
    ConditionResolver.Operand lookup(AttributeReference reference, Scope scope) {
        Association first = Scope.association(scope.model(), reference.path().get(0), scope.path());
        requireToOne(first, reference, scope);
        Correlated start = rows(first, scope);
        List<Join> joins = new ArrayList<>(start.joins());
        Table table = start.scope().table();
        boolean unique = isUnique(first);
        List<SortTerm> order = new ArrayList<>(primaryKeyOrder(table));
        for (String name : reference.path().subList(1, reference.path().size())) {
            Association next = Scope.association(table.model(), name, scope.path());
            requireToOne(next, reference, scope);
            Table joined = scope.aliases().table(next.target());
            joins.add(new Join(joined, false, onAssociated(next, table, joined)));
            unique &= isUnique(next);
            order.addAll(primaryKeyOrder(joined));
            table = joined;
        }
        Attribute attribute = Scope.attribute(table.model(), reference.name(), scope.path());
        Subquery rows = new Subquery(start.from(), joins, start.correlation());
        Expression value = new Expression.Lookup(rows, table.column(attribute), unique, unique ? List.of() : order);
        return new ConditionResolver.Operand(value, attribute);
    }

    static Predicate onAssociated(Association association, Table source, Table target) {
        return Predicate.and(
                Predicate.equal(target.columns(association.targetKey()), source.columns(association.sourceKey())),
                ConditionResolver.scopeOf(association.scope(), target));
    }

    private static List<SortTerm> primaryKeyOrder(Table table) {
        Key key = table.model().primaryKey();
        return key == null
                ? List.of()
                : table.columns(key).stream()
                        .map(column -> SortTerm.of(column, true))
                        .toList();
    }

    static void requireToOne(Association association, AttributeReference reference, Scope scope) {
        if (association.isCollection()) {
            throw new QueryException("'" + reference + "' at " + scope.path() + " goes through the collection "
                    + association.path() + ", which has no single row; use any(), none(), all() or count()");
        }
    }
}
