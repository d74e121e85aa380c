package io.interflux.plan;

import io.interflux.dialect.Dialect;
import io.interflux.mapping.EntityMappings;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import io.interflux.query.LevelSpec;
import io.interflux.query.Select;
import io.interflux.query.Strategy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns a query into a plan: one statement for the roots with the to-ones that ride along, one for each hasMany, one or two for each
 * many-to-many, whatever the number of rows. Pure: the same query, schema and dialect give the same plan.
 */
public final class Planner {

    private final Schema schema;
    private final Dialect dialect;
    private final EntityMappings mappings;
    private final PlanOptions options;

    /** A planner for one schema on one database, which chooses the strategies itself. */
    public Planner(Schema schema, Dialect dialect, EntityMappings mappings, int windowRows) {
        this(schema, dialect, mappings, new PlanOptions(windowRows, Strategy.AUTO));
    }

    /** A planner for one schema on one database. */
    public Planner(Schema schema, Dialect dialect, EntityMappings mappings, PlanOptions options) {
        this.schema = schema;
        this.dialect = dialect;
        this.mappings = mappings;
        this.options = options;
    }

    /**
     * The plan of a load.
     *
     * @throws io.interflux.error.QueryException if the query does not fit the schema, naming what is available
     */
    public LoadPlan plan(Select<?> select) {
        NodePlanner nodes = nodes(select);
        StatementBuilder statement = new StatementBuilder();
        Scope scope = rootScope(select, statement.aliases());
        LevelSpec level = select.level();
        Node node = nodes.plan(level, scope, statement, null, true);
        Predicate where = nodes.filter(level, scope, true);
        List<SortTerm> terms = nodes.order(level, scope, statement);
        Windowing windowing = windowing(terms, scope.table(), level, statement);
        List<SortTerm> order = windowing instanceof Windowing.Keyset keyset ? keyset.terms() : terms;
        RowQuery query = new RowQuery(statement.columns(), scope.table(), statement.joins(), where, null, order, null);
        return new LoadPlan(
                new RowSource(query, node, statement.steps()),
                windowing,
                level.limit(),
                level.offset() == null ? 0 : level.offset());
    }

    /**
     * The roots of a query without order, limit and offset, to be counted or tested for existence.
     *
     * @throws io.interflux.error.QueryException if the query could not be loaded either
     */
    public Subquery roots(Select<?> select) {
        plan(select);
        NodePlanner nodes = nodes(select);
        Scope scope = rootScope(select, new Aliases());
        return new Subquery(scope.table(), List.of(), nodes.filter(select.level(), scope, false));
    }

    private NodePlanner nodes(Select<?> select) {
        StrategyChooser strategies = new StrategyChooser(dialect, options.strategy());
        return new NodePlanner(new Correlations(schema), strategies, mappings, select.type());
    }

    private Scope rootScope(Select<?> select, Aliases aliases) {
        Model model = select.model().in(schema);
        return new Scope(model.name(), aliases.table(model), null, aliases);
    }

    private Windowing windowing(List<SortTerm> terms, Table root, LevelSpec level, StatementBuilder statement) {
        if (level.limit() != null && level.limit() <= options.windowRows()) {
            return new Windowing.Single();
        }
        int unique = uniquePrefix(terms, root);
        if (unique > 0) {
            return keyset(terms.subList(0, unique), statement);
        }
        if (dialect.supportsServerCursors()) {
            return new Windowing.ServerCursor();
        }
        return root.model().primaryKey() == null ? new Windowing.Offset() : keyset(terms, statement);
    }

    private static Windowing keyset(List<SortTerm> terms, StatementBuilder statement) {
        List<Integer> columns = new ArrayList<>();
        terms.forEach(term -> columns.add(statement.read(term.expression())));
        return new Windowing.Keyset(List.copyOf(terms), columns);
    }

    /**
     * How many leading terms already make the order total by an index: not-null columns of the root, all in one direction, that hold the
     * primary key or a unique key. 0 where there are none.
     */
    private static int uniquePrefix(List<SortTerm> terms, Table root) {
        Set<Object> seen = new HashSet<>();
        List<Key> keys = new ArrayList<>();
        if (root.model().primaryKey() != null) {
            keys.add(root.model().primaryKey());
        }
        root.model().uniqueKeys().stream()
                .filter(unique -> !unique.key().nullable())
                .forEach(unique -> keys.add(unique.key()));
        for (SortTerm term : terms) {
            boolean own =
                    term.expression() instanceof Column column && column.table().equals(root);
            if (!own || term.nullable() || term.ascending() != terms.get(0).ascending()) {
                return 0;
            }
            seen.add(((Column) term.expression()).attribute());
            if (keys.stream().anyMatch(key -> key.size() == seen.size() && seen.containsAll(key.attributes()))) {
                return seen.size();
            }
        }
        return 0;
    }
}
