package io.interflux.plan;

import io.interflux.error.QueryException;
import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import io.interflux.model.ScopeValue;
import io.interflux.query.AttributeReference;
import java.util.ArrayList;
import java.util.List;

/** Subqueries for the rows that an association reaches from a row of the enclosing statement. */
final class Correlations {

    private final Schema schema;
    private final boolean withDeleted;

    /** With {@code withDeleted}, rows that are only marked as deleted count. */
    Correlations(Schema schema, boolean withDeleted) {
        this.schema = schema;
        this.withDeleted = withDeleted;
    }

    /** What the rows of each occurrence of a table must satisfy by themselves: an association's scope, and not to be deleted. */
    Predicate own(List<ScopeValue> scope, Table table) {
        Predicate inScope = ConditionResolver.scopeOf(scope, table);
        Attribute deletedAt = table.model().lifecycle().deletedAt();
        return withDeleted || deletedAt == null
                ? inScope
                : Predicate.and(inScope, new Predicate.IsNull(table.column(deletedAt), false));
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
        Predicate scope = own(association.scope(), target);
        List<Column> sourceColumns = outer.table().columns(association.sourceKey());
        if (association instanceof BelongsToManyAssociation many) {
            Table junction = outer.aliases().table(many.junction());
            Predicate linked = Predicate.and(
                    Predicate.equal(junction.columns(many.junctionSourceKey()), sourceColumns),
                    own(many.junctionScope(), junction));
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
                && isReferenced(many.junction(), many.junctionTargetKey(), many.target());
    }

    /** Whether the database itself makes sure that there is a target for each value, null apart. */
    boolean isReferenced(Model source, Key columns, Model target) {
        return schema.foreignKeys().stream()
                .anyMatch(reference -> reference.source() == source
                        && reference.target() == target
                        && reference.columns().equals(columns));
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

    Predicate onAssociated(Association association, Table source, Table target) {
        return Predicate.and(
                Predicate.equal(target.columns(association.targetKey()), source.columns(association.sourceKey())),
                own(association.scope(), target));
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
