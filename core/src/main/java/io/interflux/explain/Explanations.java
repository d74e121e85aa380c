package io.interflux.explain;

import io.interflux.catalog.CatalogReader;
import io.interflux.load.LoadOptions;
import io.interflux.load.Loader;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.plan.Evidence;
import io.interflux.plan.LoadPlan;
import io.interflux.query.Select;
import io.interflux.spi.Database;
import io.interflux.spi.Session;
import io.interflux.spi.TransactionSettings;
import io.interflux.sql.SqlStatement;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Explains loads of one schema on one database. */
public final class Explanations {

    private final Database database;
    private final Schema schema;
    private final Loader loader;
    private final LoadOptions options;

    /** Explanations of what that loader does, which works over the same with the same options. */
    public Explanations(Database database, Schema schema, Loader loader, LoadOptions options) {
        this.database = database;
        this.schema = schema;
        this.loader = loader;
        this.options = options;
    }

    /** The plan of the query, and what it wants of the database and does not find there. */
    public Mono<Explanation> explain(Select<?> select) {
        Plans plans = plans(select);
        return database.withSession(session -> explained(session, plans)).single();
    }

    private Plans plans(Select<?> select) {
        LoadPlan few = loader.plan(select, Evidence.FEW);
        long most = Math.min(options.windowRows(), few.limit() == null ? Long.MAX_VALUE : few.limit());
        return new Plans(few, most > Evidence.FEW_ROOTS ? loader.plan(select, Evidence.NONE) : null);
    }

    private Mono<Explanation> explained(Session session, Plans plans) {
        return CatalogReader.on(database.dialect())
                .read(session, CatalogReader.databaseSchemas(schema))
                .map(catalog -> new IndexSearch(schema, database.dialect(), catalog).missing(plans))
                .map(missing -> explanation(plans, missing));
    }

    private Explanation explanation(Plans plans, List<MissingIndex> missing) {
        ExplainedStep few = explained(plans.fewRoots());
        ExplainedStep many = plans.manyRoots() == null ? few : explained(plans.manyRoots());
        return new Explanation(database.dialect().name(), few, many.equals(few) ? null : many, missing);
    }

    private ExplainedStep explained(LoadPlan plan) {
        return new Explainer(database.dialect(), plan, options.windowRows()).explain();
    }

    /** The same after the load was run to its end, with what each statement took and the database's own plan of it. */
    public Mono<Explanation> explainAnalyze(Select<?> select) {
        Plans plans = plans(select);
        return database.hasTransaction().flatMap(joins -> database.inTransaction(
                        TransactionSettings.READ_ONLY, session -> explained(session, plans)
                                .flatMap(explanation -> measured(session, joins, select, explanation)))
                .single());
    }

    private Mono<Explanation> measured(Session session, boolean callers, Select<?> select, Explanation explanation) {
        return Mono.defer(() -> {
            Measurement measurement = new Measurement(explanation);
            Database recorded =
                    new RecordedDatabase(database.dialect(), new RecordedSession(session, measurement), callers);
            return loader.over(recorded)
                    .find(select)
                    .then(plans(session, measurement))
                    .then(Mono.fromSupplier(measurement::explanation));
        });
    }

    /** Asks for the plans one after another, when the load is over. */
    private Mono<Void> plans(Session session, Measurement measurement) {
        return Flux.defer(() -> Flux.fromIterable(measurement.sent()))
                .concatMap(taken -> plan(session, taken.first()).doOnNext(taken::planned))
                .then();
    }

    private Mono<List<String>> plan(Session session, SqlStatement statement) {
        SqlStatement explain = new SqlStatement(
                database.dialect().explainAnalyze(statement.text()), statement.bindings(), List.of(DataType.TEXT));
        return session.query(explain, 0, row -> (String) Objects.requireNonNull(row.get(0)))
                .flatMapIterable(text -> text.lines().toList())
                .collectList();
    }
}
