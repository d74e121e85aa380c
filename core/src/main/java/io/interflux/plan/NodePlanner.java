package io.interflux.plan;

import io.interflux.error.QueryException;
import io.interflux.mapping.EntityMapping;
import io.interflux.mapping.EntityMappings;
import io.interflux.mapping.Held;
import io.interflux.mapping.Shape;
import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.Model;
import io.interflux.query.AttributeReference;
import io.interflux.query.IncludeSpec;
import io.interflux.query.LevelSpec;
import io.interflux.query.Select;
import io.interflux.query.Strategy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans one level of the include tree and everything beneath it. */
final class NodePlanner {

    private final Correlations correlations;
    private final ConditionResolver conditions;
    private final OrderResolver orders;
    private final CollectionPlanner collections;
    private final RecursionPlanner recursions;
    private final StrategyChooser strategies;
    private final EntityMappings mappings;

    NodePlanner(Correlations correlations, StrategyChooser strategies, EntityMappings mappings, Select<?> select) {
        this.strategies = strategies;
        this.correlations = correlations;
        this.conditions = new ConditionResolver(correlations);
        this.orders = new OrderResolver(conditions, correlations, this);
        this.collections = new CollectionPlanner(this, conditions, correlations);
        this.recursions = new RecursionPlanner(
                this,
                new LinkPlanner(this, conditions, correlations),
                select.load().budget());
        this.mappings = mappings;
    }

    /** How the model's rows become instances of that class. */
    EntityMapping<?> mapping(Model model, Class<?> type) {
        return mappings.of(model, type);
    }

    /** What is asked of the roots. */
    Wanted root(Select<?> select, Scope scope) {
        return Wanted.of(mapping(scope.model(), select.type()), select.level());
    }

    /** What is asked of the rows that an include brings, which its parent holds so. */
    Wanted child(Wanted parent, IncludeSpec include, Association association, Held held) {
        return parent.child(include, mapping(association.target(), held.type()));
    }

    /**
     * Plans a node whose rows come with {@code statement}.
     *
     * @param junction the many-to-many whose junction row each instance carries, or {@code null}
     * @param certain whether a row of the statement is left out by an inner join beneath it
     */
    Node plan(
            Wanted wanted,
            Scope scope,
            StatementBuilder statement,
            @Nullable BelongsToManyAssociation junction,
            boolean certain) {
        List<Attribute> attributes = attributes(wanted.level().only(), wanted.mapping(), scope);
        List<Node.Slot> slots = statement.read(scope.table(), attributes);
        List<Node.Child> children = new ArrayList<>();
        List<Shape.Child> shapes = new ArrayList<>();
        for (IncludeSpec include : wanted.includes(scope)) {
            Association association = scope.association(include.association());
            IncludeRules.check(include, association, scope, attributes);
            if (include.recursion() != null) {
                for (RecursionPlanner.Followed followed : recursions.plan(include, wanted, scope, statement)) {
                    children.add(followed.child());
                    shapes.add(followed.shape());
                }
                continue;
            }
            Included included = included(include, association, wanted, scope);
            children.add(
                    included.choice().strategy() == Strategy.JOIN
                            ? joined(included, scope, statement, certain)
                            : collections.stepped(included, scope, statement));
            shapes.add(new Shape.Child(include.name(), association));
        }
        Shape shape = new Shape(scope.model(), scope.path(), attributes, junction, shapes);
        wanted.mapping().instantiation(shape);
        return new Node(shape, wanted.mapping(), slots, children);
    }

    private Included included(IncludeSpec include, Association association, Wanted parent, Scope scope) {
        Choice choice = strategies.choose(include, association, scope.path());
        Held held = parent.held(include, association, scope);
        return new Included(include, choice, child(parent, include, association, held), held.junction());
    }

    /** In which form the links of a many-to-many come best. */
    Transport transport(RowQuery links) {
        return strategies.transport(links);
    }

    /** Whether links are asked for parent by parent. */
    boolean readsByParent(RowQuery links) {
        return strategies.readsByParent(links);
    }

    /** What the rows that an association reaches must satisfy by themselves. */
    Predicate own(Association association, Table table) {
        return correlations.own(association.scope(), table);
    }

    /** Which rows of a level count: its own condition and its required includes, except those that an inner join decides. */
    Predicate filter(LevelSpec level, Scope scope, boolean certain) {
        List<Predicate> parts = new ArrayList<>();
        parts.add(conditions.resolve(level.condition(), scope));
        for (IncludeSpec include : level.includes()) {
            if (include.recursion() != null) {
                include.followed().forEach(each -> parts.add(required(each, scope)));
            } else if (!certain || !isJoined(include, scope)) {
                parts.add(required(include, scope));
            }
        }
        return Predicate.and(parts);
    }

    private Predicate required(IncludeSpec include, Scope scope) {
        return include.isRequired() ? exists(include, scope) : Predicate.TRUE;
    }

    List<SortTerm> order(LevelSpec level, Scope scope, StatementBuilder statement) {
        return orders.order(level, scope, statement.joined());
    }

    List<Attribute> attributes(@Nullable List<AttributeReference> only, EntityMapping<?> mapping, Scope scope) {
        if (only == null) {
            return Wanted.attributes(mapping, scope.model());
        }
        Wanted.requireNoProjection(mapping, scope);
        Set<Attribute> attributes = new LinkedHashSet<>();
        for (AttributeReference reference : only) {
            if (!reference.path().isEmpty() || reference.junction()) {
                throw new QueryException("'" + reference + "' cannot be selected at " + scope.path()
                        + ": only the level's own attributes can; include the association and select there");
            }
            attributes.add(scope.attribute(reference));
        }
        return List.copyOf(attributes);
    }

    private boolean isJoined(IncludeSpec include, Scope scope) {
        Association association = scope.association(include.association());
        return strategies.choose(include, association, scope.path()).strategy() == Strategy.JOIN;
    }

    private Node.Child joined(Included included, Scope parent, StatementBuilder statement, boolean certain) {
        IncludeSpec include = included.include();
        Association association = parent.association(include.association());
        Table table = statement.table(association.target());
        Scope scope = new Scope(parent.path() + "." + include.name(), table, null, statement.aliases());
        boolean inner = certain && include.isRequired();
        Predicate on = Predicate.and(
                correlations.onAssociated(association, parent.table(), table), filter(include.level(), scope, inner));
        statement.join(new Join(table, inner, on));
        statement.joined().add(parent.table(), include.name(), table);
        orders.check(include.level(), scope);
        Node node = plan(included.rows(), scope, statement, null, inner);
        int presence =
                statement.read(table.column(association.targetKey().attributes().get(0)));
        return new Node.Joined(node, presence, included.choice());
    }

    private Predicate exists(IncludeSpec include, Scope scope) {
        Correlations.Correlated rows = correlations.rows(scope.association(include.association()), scope);
        Predicate children = filter(include.level(), rows.scope(), false);
        Table junction = rows.scope().junction();
        if (junction == null || include.junction() == null) {
            return new Predicate.Exists(rows.where(children));
        }
        Predicate links =
                conditions.resolve(include.junction().condition(), rows.scope().through(junction));
        return new Predicate.Exists(rows.where(Predicate.and(links, children)));
    }
}
