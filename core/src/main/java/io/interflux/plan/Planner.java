package io.interflux.plan;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.interflux.dialect.Dialect;
import io.interflux.mapping.EntityMappings;
import io.interflux.model.Attribute;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import io.interflux.model.UniqueKey;
import io.interflux.query.LevelSpec;
import io.interflux.query.Ordering;
import io.interflux.query.Select;
import io.interflux.query.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
     * The plan of a load of which nothing is known yet.
     *
     * @throws io.interflux.error.QueryException if the query does not fit the schema, naming what is available
     */
    public LoadPlan plan(Select<?> select) {
        return plan(select, Evidence.NONE);
    }

    /**
     * The plan of a load, or of its next window: whatever the evidence, the roots are read by the same statement.
     *
     * @throws io.interflux.error.QueryException if the query does not fit the schema, naming what is available
     */
    public LoadPlan plan(Select<?> select, Evidence evidence) {
        return plan(select, evidence, false);
    }

    /**
     * As {@link #plan}, but the roots' rows also have what a cursor of the next page is made of; the plan has no {@link LoadPlan#pages()}
     * where the roots have no key that would make their order total.
     */
    public LoadPlan page(Select<?> select, Evidence evidence) {
        return plan(select, evidence, true);
    }

    private LoadPlan plan(Select<?> select, Evidence evidence, boolean paged) {
        NodePlanner nodes = nodes(select, evidence);
        StatementBuilder statement = new StatementBuilder();
        Scope scope = rootScope(select, statement.aliases());
        LevelSpec level = select.level();
        Node node = nodes.plan(nodes.root(select, scope), scope, statement, null, true);
        Predicate where = where(select, scope, nodes, true);
        List<SortTerm> terms = nodes.order(level, scope, statement);
        Windowing windowing = windowing(terms, scope.table(), level, statement);
        List<SortTerm> order = windowing instanceof Windowing.Keyset keyset ? keyset.terms() : terms;
        PageOrder pages = paged ? pages(select, terms, scope.table(), statement) : null;
        RowQuery query = new RowQuery(statement.columns(), scope.table(), statement.joins(), where, null, order, null);
        return new LoadPlan(
                new RowSource(query, node, statement.steps()),
                windowing,
                level.limit(),
                level.offset() == null ? 0 : level.offset(),
                pages,
                select.load().forUpdate());
    }

    /**
     * The roots of a query without order, limit and offset, to be counted or tested for existence.
     *
     * @throws io.interflux.error.QueryException if the query could not be loaded either
     */
    public Subquery roots(Select<?> select) {
        plan(select);
        NodePlanner nodes = nodes(select, Evidence.NONE);
        Scope scope = rootScope(select, new Aliases());
        return new Subquery(scope.table(), List.of(), where(select, scope, nodes, false));
    }

    private Predicate where(Select<?> select, Scope scope, NodePlanner nodes, boolean certain) {
        return Predicate.and(
                correlations(select).own(List.of(), scope.table()), nodes.filter(select.level(), scope, certain));
    }

    private Correlations correlations(Select<?> select) {
        return new Correlations(schema, select.load().withDeleted());
    }

    private NodePlanner nodes(Select<?> select, Evidence evidence) {
        StrategyChooser strategies = new StrategyChooser(dialect, options.strategy(), evidence);
        return new NodePlanner(correlations(select), strategies, mappings, select);
    }

    private Scope rootScope(Select<?> select, Aliases aliases) {
        Model model = select.model().in(schema);
        return new Scope(model.name(), aliases.table(model), null, aliases);
    }

    private Windowing windowing(List<SortTerm> terms, Table root, LevelSpec level, StatementBuilder statement) {
        if (level.limit() != null && level.limit() <= options.windowRows()) {
            return new Windowing.Single();
        }
        List<SortTerm> total = totalPrefix(terms, root);
        if (isIndexed(total, root)) {
            return keyset(total, statement);
        }
        if (dialect.supportsServerCursors()) {
            return new Windowing.ServerCursor();
        }
        return root.model().primaryKey() == null ? new Windowing.Offset() : keyset(terms, statement);
    }

    private static Windowing.Keyset keyset(List<SortTerm> terms, StatementBuilder statement) {
        List<Integer> columns = new ArrayList<>();
        terms.forEach(term -> columns.add(statement.read(term.expression())));
        return new Windowing.Keyset(List.copyOf(terms), columns);
    }

    private @Nullable PageOrder pages(Select<?> select, List<SortTerm> terms, Table root, StatementBuilder statement) {
        List<SortTerm> total = totalPrefix(terms, root);
        return total.isEmpty()
                ? null
                : new PageOrder(
                        root.model().name(), description(select, root.model()), keyset(total, statement), dialect);
    }

    private static String description(Select<?> select, Model model) {
        Key key = model.primaryKey();
        Stream<String> last =
                key == null ? Stream.of() : key.attributes().stream().map(Attribute::name);
        return Stream.concat(select.level().order().stream().map(Ordering::toString), last.map(name -> name + " asc"))
                .distinct()
                .collect(joining(", "));
    }

    /** The fewest leading terms that make the order total: they hold the primary key or a unique, not-null key. Empty where there are none. */
    private static List<SortTerm> totalPrefix(List<SortTerm> terms, Table root) {
        for (int size = 1; size <= terms.size(); size++) {
            List<SortTerm> prefix = terms.subList(0, size);
            Set<Attribute> own = ownAttributes(prefix, root);
            if (totalKeys(root.model()).anyMatch(key -> own.containsAll(key.attributes()))) {
                return prefix;
            }
        }
        return List.of();
    }

    /** Whether an index answers these terms: those of a key's columns and no others, all in one direction. */
    private static boolean isIndexed(List<SortTerm> total, Table root) {
        Set<Attribute> own = ownAttributes(total, root);
        return own.size() == total.size()
                && total.stream()
                        .allMatch(term -> term.ascending() == total.get(0).ascending())
                && totalKeys(root.model()).anyMatch(key -> own.equals(Set.copyOf(key.attributes())));
    }

    private static Set<Attribute> ownAttributes(List<SortTerm> terms, Table root) {
        return terms.stream()
                .map(SortTerm::expression)
                .filter(Column.class::isInstance)
                .map(Column.class::cast)
                .filter(column -> column.table().equals(root))
                .map(Column::attribute)
                .collect(toSet());
    }

    private static Stream<Key> totalKeys(Model model) {
        return Stream.concat(
                Stream.ofNullable(model.primaryKey()),
                model.uniqueKeys().stream().map(UniqueKey::key).filter(key -> !key.nullable()));
    }
}
