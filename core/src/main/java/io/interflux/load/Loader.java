package io.interflux.load;

import io.interflux.mapping.EntityMappings;
import io.interflux.model.Schema;
import io.interflux.plan.PlanOptions;
import io.interflux.plan.Planner;
import io.interflux.query.LevelSpec;
import io.interflux.query.LoadSpec;
import io.interflux.query.ModelReference;
import io.interflux.query.Select;
import io.interflux.spi.Database;
import io.interflux.sql.QueryRenderer;
import io.interflux.sql.RenderedQuery;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs queries. Each is planned once and remembered. */
public final class Loader {

    private static final int REMEMBERED = 256;

    private final Database database;
    private final Planner planner;
    private final LoadOptions options;
    private final QueryRenderer renderer;
    private final Map<Question, PreparedLoad> prepared =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Question, PreparedLoad> eldest) {
                    return size() > REMEMBERED;
                }
            });

    /** A loader for one schema on one database. */
    public Loader(Database database, Schema schema, EntityMappings mappings, LoadOptions options) {
        this.database = database;
        this.options = options;
        this.planner = new Planner(
                schema, database.dialect(), mappings, new PlanOptions(options.windowRows(), options.strategy()));
        this.renderer = new QueryRenderer(database.dialect());
    }

    /** The roots with their graphs, in the query's order. */
    public <T> Flux<T> find(Select<T> select) {
        PreparedLoad load = prepare(select);
        return Flux.defer(() -> new RootReader(database, load, options).read()).cast(select.type());
    }

    /** The number of roots, without regard to limit and offset. */
    public Mono<Long> count(Select<?> select) {
        RenderedQuery query = renderer.count(planner.roots(select));
        return single(query, Long.class);
    }

    /** Whether there is a root, without regard to limit and offset. */
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

    /** Queries are remembered by value: one that is built anew for each request is planned once all the same. */
    private record Question(ModelReference model, Class<?> type, LevelSpec level, LoadSpec load) {}

    private PreparedLoad prepare(Select<?> select) {
        Question question = new Question(select.model(), select.type(), select.level(), select.load());
        return prepared.computeIfAbsent(question, added -> new PreparedLoad(planner.plan(select), database.dialect()));
    }
}
