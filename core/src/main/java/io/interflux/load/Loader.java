package io.interflux.load;

import io.interflux.error.QueryException;
import io.interflux.mapping.EntityMappings;
import io.interflux.model.Schema;
import io.interflux.plan.Evidence;
import io.interflux.plan.LoadPlan;
import io.interflux.plan.PageOrder;
import io.interflux.plan.PlanOptions;
import io.interflux.plan.Planner;
import io.interflux.plan.Predicate;
import io.interflux.query.LevelSpec;
import io.interflux.query.LoadSpec;
import io.interflux.query.ModelReference;
import io.interflux.query.QueryForm;
import io.interflux.query.Select;
import io.interflux.spi.Database;
import io.interflux.spi.TransactionSettings;
import io.interflux.sql.QueryRenderer;
import io.interflux.sql.RenderedQuery;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs queries. Each is planned once and remembered. */
public final class Loader {

    private static final int REMEMBERED = 256;

    private final Database database;
    private final Planner planner;
    private final LoadOptions options;
    private final QueryRenderer renderer;
    private final Map<Question, PreparedLoad> prepared;
    private final LoadListener listener;

    /** A loader for one schema on one database. */
    public Loader(Database database, Schema schema, EntityMappings mappings, LoadOptions options) {
        this.database = database;
        this.options = options;
        this.planner = new Planner(
                schema, database.dialect(), mappings, new PlanOptions(options.windowRows(), options.strategy()));
        this.renderer = new QueryRenderer(database.dialect());
        this.prepared = remembered();
        this.listener = LoadListener.NONE;
    }

    private Loader(Loader origin, Database database, LoadListener listener) {
        this.database = database;
        this.options = origin.options;
        this.planner = origin.planner;
        this.renderer = origin.renderer;
        this.prepared = origin.prepared;
        this.listener = listener;
    }

    private static <K, V> Map<K, V> remembered() {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > REMEMBERED;
            }
        });
    }

    /** The same, with all that it remembers, over another way to the same database; nobody is told of its loads. */
    public Loader over(Database other) {
        return new Loader(this, other, LoadListener.NONE);
    }

    /** The same, with all that it remembers, of whose loads another listener is told. */
    public Loader telling(LoadListener other) {
        return new Loader(this, database, other);
    }

    /** The roots with their graphs, in the query's order. */
    public <T> Flux<T> find(Select<T> select) {
        PreparedLoad load = load(select, select.load().after() != null);
        return running(select, load, run -> new RootReader(run, load).read()).cast(select.type());
    }

    /** The roots as one page, with the cursor of the next where the order is total. */
    public <T> Mono<RootPage<T>> page(Select<T> select) {
        PreparedLoad load = load(select, true);
        return running(select, load, run -> RootReader.page(run, load).flux())
                .single()
                .map(page -> new RootPage<>(
                        page.items().stream().map(select.type()::cast).toList(), page.nextCursor()));
    }

    private <R> Flux<R> running(Select<?> select, PreparedLoad load, Function<LoadRun, Flux<R>> reading) {
        return Flux.deferContextual(context -> {
            LoadListener.Load told = listener == LoadListener.NONE
                    ? null
                    : listener.began(load.assembler().path(), select, context);
            Meter meter = new Meter(load.budget());
            LoadReport report = new LoadReport(meter, told == LoadListener.Load.UNHEARD ? null : told);
            return report.load(reading.apply(new LoadRun(database, options, meter, report)));
        });
    }

    /**
     * Some reading for a query, of several loads: all under one snapshot if the query asks for one.
     *
     * @param reading is empty or has one element
     */
    public <R> Mono<R> consistent(Select<?> select, Mono<R> reading) {
        return select.load().snapshot()
                ? database.inTransaction(TransactionSettings.SNAPSHOT, session -> reading)
                        .singleOrEmpty()
                : reading;
    }

    /**
     * The roots as one page with the cursor of the next.
     *
     * @throws QueryException if there is no limit, which is the size of the page, or no key to make the order total
     */
    public <T> Mono<RootPage<T>> slice(Select<T> select) {
        if (select.level().limit() == null) {
            throw new QueryException("A slice of " + select.model() + " needs a size; give it by limit(20)");
        }
        pages(select, prepare(select, true).pages());
        return page(select);
    }

    /**
     * How the query is answered, from its cursor on, where so much is known of the data; for explanations.
     *
     * @throws io.interflux.error.QueryException if the query does not fit the schema, or the cursor does not fit the query
     */
    public LoadPlan plan(Select<?> select, Evidence evidence) {
        String cursor = select.load().after();
        if (cursor == null) {
            return planner.plan(select, evidence);
        }
        LoadPlan plan = planner.page(select, evidence);
        return plan.startingAfter(after(cursor, select, plan.pages()));
    }

    /** The number of roots, without regard to limit, offset and cursor. */
    public Mono<Long> count(Select<?> select) {
        RenderedQuery query = renderer.count(planner.roots(select));
        return single(query, Long.class);
    }

    /** Whether there is a root, without regard to limit, offset and cursor. */
    public Mono<Boolean> exists(Select<?> select) {
        RenderedQuery query = renderer.exists(planner.roots(select));
        return single(query, Boolean.class);
    }

    private <R> Mono<R> single(RenderedQuery query, Class<R> type) {
        return database.withSession(
                        session -> session.query(query.statement(), 0, row -> Objects.requireNonNull(row.get(0))))
                .single()
                .cast(type);
    }

    /**
     * Queries are remembered by their form: one that is built anew for each request, with other values in its conditions, is planned once
     * all the same.
     */
    private record Question(ModelReference model, Class<?> type, LevelSpec level, LoadSpec load, boolean paged) {}

    /** The plan from the query's cursor on. */
    private PreparedLoad load(Select<?> select, boolean paged) {
        PreparedLoad load = prepare(select, paged);
        String cursor = select.load().after();
        return cursor == null ? load : load.startingAfter(after(cursor, select, load.pages()));
    }

    private static Predicate after(String cursor, Select<?> select, @Nullable PageOrder pages) {
        Long offset = select.level().offset();
        if (offset != null && offset > 0) {
            throw new QueryException("The offset " + offset + " beside after(…) at " + select.model()
                    + " would skip roots of the page; leave one of the two out");
        }
        return pages(select, pages).after(cursor);
    }

    private static PageOrder pages(Select<?> select, @Nullable PageOrder pages) {
        if (pages == null) {
            throw new QueryException(
                    "Pages of " + select.model() + " cannot follow each other by cursor: it has neither a"
                            + " primary key nor a unique, not-null key in its order; declare one, or use limit and offset");
        }
        return pages;
    }

    private PreparedLoad prepare(Select<?> select, boolean paged) {
        LoadSpec asked = select.load().fromTheStart();
        QueryForm form = QueryForm.of(select);
        Question question =
                new Question(select.model(), select.type(), form.select().level(), asked, paged);
        PreparedLoad known = prepared.get(question);
        if (known == null) {
            known = planned(form.select(), asked, paged);
            prepared.put(question, known);
        }
        return known.with(form.values());
    }

    /** Not under the lock of the map: two that ask the same at once may both plan it, but nobody waits for somebody else's plan. */
    private PreparedLoad planned(Select<?> select, LoadSpec asked, boolean paged) {
        return new PreparedLoad(
                evidence -> paged ? planner.page(select, evidence) : planner.plan(select, evidence),
                asked,
                database.dialect());
    }
}
