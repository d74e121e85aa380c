package io.interflux;

import io.interflux.ddl.SchemaOperations;
import io.interflux.dialect.Dialect;
import io.interflux.error.internal.Arguments;
import io.interflux.explain.Explanation;
import io.interflux.explain.Explanations;
import io.interflux.load.LoadListener;
import io.interflux.load.LoadOptions;
import io.interflux.load.Loader;
import io.interflux.mapping.EntityMappings;
import io.interflux.mapping.Mappings;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import io.interflux.query.AttributeHandle;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;
import io.interflux.spi.Database;
import io.interflux.spi.TransactionSettings;
import io.interflux.write.BulkLoad;
import io.interflux.write.ConditionalDelete;
import io.interflux.write.ConditionalUpdate;
import io.interflux.write.Graph;
import io.interflux.write.LinkRelation;
import io.interflux.write.Pair;
import io.interflux.write.Relation;
import io.interflux.write.Writer;
import java.util.Collection;
import java.util.Collections;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Loads and stores graphs of one schema in one database. Thread-safe; nothing is sent before subscription and, for streams, before demand.
 * Every error of its own is an {@link io.interflux.error.InterfluxException}, what a converter or a constructor of yours throws comes as it is; a query that does not fit the schema is refused by the call itself.
 *
 * <pre>{@code
 * Interflux interflux = R2dbcInterflux.create(connectionFactory, schema);
 * Flux<User> users = interflux.find(Select.from(User.class).include("profiles"));
 * }</pre>
 */
public final class Interflux {

    private final Database database;
    private final EntityMappings mappings;
    private final Loader loader;
    private final Writer writer;
    private final SchemaOperations schemaOperations;
    private final Explanations explanations;

    private Interflux(Database database, Schema schema, LoadOptions options) {
        this.database = database;
        this.mappings = Mappings.of(schema);
        this.loader = new Loader(database, schema, mappings, options);
        this.writer = new Writer(database, schema, mappings, loader::find);
        this.schemaOperations = new SchemaOperations(database, schema);
        this.explanations = new Explanations(database, schema, loader, options);
    }

    private Interflux(Interflux origin, Loader loader) {
        this.database = origin.database;
        this.mappings = origin.mappings;
        this.loader = loader;
        this.schemaOperations = origin.schemaOperations;
        this.writer = new Writer(database, schemaOperations.definition(), mappings, loader::find);
        this.explanations = origin.explanations;
    }

    /**
     * Joins a schema and a database.
     *
     * @throws io.interflux.error.SchemaException if a name of the schema is longer than the database admits
     */
    public static Interflux create(Database database, Schema schema) {
        return create(database, schema, LoadOptions.DEFAULT);
    }

    /**
     * As {@link #create(Database, Schema)}, with other window sizes and limits.
     *
     * @throws io.interflux.error.SchemaException if a name of the schema is longer than the database admits
     */
    public static Interflux create(Database database, Schema schema, LoadOptions options) {
        Arguments.required("The schema", schema)
                .requireNamesWithin(
                        database.dialect().maxIdentifierBytes(),
                        database.dialect().name());
        Arguments.required("The options of loads", options);
        requireQuotable(schema, database.dialect());
        return new Interflux(database, schema, options);
    }

    private static void requireQuotable(Schema schema, Dialect dialect) {
        for (Model model : schema.models()) {
            dialect.quote(model.table());
            model.attributes().forEach(attribute -> dialect.quote(attribute.column()));
        }
    }

    /** The same, of whose loads that listener is told and no other; several are joined by {@link LoadListener#all}. */
    public Interflux withListener(LoadListener listener) {
        return new Interflux(this, loader.telling(Arguments.required("The listener", listener)));
    }

    /**
     * All roots of the query, in its order, each with its graph inside; empty if there are none. Roots are read in windows: the first when
     * there is demand, each further one when the one before is used up and there is demand for more. Cancelling starts no further
     * statement.
     *
     * @throws io.interflux.error.QueryException if the query does not fit the schema, before anything is sent
     */
    public <T> Flux<T> find(Select<T> select) {
        return loader.find(given(select));
    }

    /**
     * The first root by the query's order, with its graph; empty if there is none.
     *
     * @throws io.interflux.error.QueryException if the query does not fit the schema, before anything is sent
     */
    public <T> Mono<T> findOne(Select<T> select) {
        Long limit = given(select).level().limit();
        return loader.find(limit != null && limit == 0 ? select : select.limit(1))
                .singleOrEmpty();
    }

    /**
     * The roots within the query's limit and offset, or limit and cursor, and how many there are without them. Two loads, one after the
     * other: writes in between may show, unless the query asks for a {@link Select#snapshot() snapshot}.
     *
     * @throws io.interflux.error.QueryException if the query does not fit the schema, before anything is sent
     */
    public <T> Mono<Page<T>> findPage(Select<T> select) {
        Mono<Long> total = loader.count(given(select));
        Mono<Page<T>> page = loader.page(select)
                .flatMap(found -> total.map(roots -> new Page<>(found.items(), roots, found.nextCursor())));
        return loader.consistent(select, page);
    }

    /**
     * The roots within the query's limit, and the cursor of those that follow: for endless lists, without counting. Where the next slice
     * begins depends on the values of the last root alone, so that rows that come or go elsewhere move nothing.
     *
     * @throws io.interflux.error.QueryException if the query does not fit the schema, has no limit, or its model no key, before anything is
     *     sent
     */
    public <T> Mono<Slice<T>> findSlice(Select<T> select) {
        return loader.slice(given(select)).map(page -> new Slice<>(page.items(), page.nextCursor()));
    }

    /**
     * How many roots the query has without regard to its limit, offset and cursor: parents, never joined rows.
     *
     * @throws io.interflux.error.QueryException if the query does not fit the schema, before anything is sent
     */
    public Mono<Long> count(Select<?> select) {
        return loader.count(given(select));
    }

    /**
     * Whether the query has a root, without regard to its limit, offset and cursor.
     *
     * @throws io.interflux.error.QueryException if the query does not fit the schema, before anything is sent
     */
    public Mono<Boolean> exists(Select<?> select) {
        return loader.exists(given(select));
    }

    /**
     * How {@link #find} would load the query, from its cursor on: its steps with their strategies and the reasons, what each sends, the round
     * trips, and the indexes that the database should have and has not. Reads the system's catalog only, by five statements.
     *
     * @throws io.interflux.error.QueryException if the query does not fit the schema, or its cursor not the query, before anything is sent
     */
    public Mono<Explanation> explain(Select<?> select) {
        return explanations.explain(given(select));
    }

    /**
     * As {@link #explain}, after the load was run to its end in a read-only transaction, or in the caller's, with what each statement took:
     * executions, keys, rows, time, and the database's own plan of its first execution, for which it is run once more. A query with
     * {@code forUpdate()} locks its roots in the caller's transaction; without one it is refused by a
     * {@link io.interflux.error.QueryException}, as by {@link #find}.
     *
     * @throws io.interflux.error.QueryException if the query does not fit the schema, or its cursor not the query, before anything is sent
     */
    public Mono<Explanation> explainAnalyze(Select<?> select) {
        return explanations.explainAnalyze(given(select));
    }

    private static <S extends Select<?>> S given(S select) {
        return Arguments.required("The query", select);
    }

    /**
     * Inserts one row and gives the entity as the database holds it, generated keys included.
     *
     * @throws io.interflux.error.QueryException if the entity's class is not in the schema, or a value that must be there is null
     */
    public <T> Mono<T> insert(T entity) {
        return writer.insert(entity);
    }

    /**
     * Inserts rows of one model, all or none, by multi-row statements, and gives the entities in their order as the database holds them,
     * generated keys included; empty for an empty collection.
     *
     * @throws io.interflux.error.QueryException if the entities' class is not in the schema, or a value that must be there is null
     */
    public <T> Flux<T> insertAll(Collection<? extends T> entities) {
        return writer.insertAll(entities);
    }

    /**
     * Updates the row of an entity, found by its primary key, with everything that the entity says: of a record or class all attributes
     * that it has a place for, of a {@code DynamicEntity} those that it has. Gives the entity as the database holds it.
     *
     * @throws io.interflux.error.QueryException if the entity has no key, a value does not fit, or there is nothing to write
     * @throws io.interflux.error.StaleEntityException as a signal, if there is no such row, or it has another version
     */
    public <T> Mono<T> update(T entity) {
        return writer.update(entity, null);
    }

    /** As {@link #update(Object)}, but writes only these attributes, such as those that a query with {@code only(…)} has loaded. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final <T> Mono<T> update(T entity, AttributeHandle<T, ?>... attributes) {
        return writer.update(entity, Arguments.requiredAll("An attribute of an update", attributes));
    }

    /**
     * Updates rows of one model, all or none, as {@link #update(Object)} does one, by multi-row statements; the entities in their order as
     * the database holds them, empty for an empty collection.
     */
    public <T> Flux<T> updateAll(Collection<? extends T> entities) {
        return writer.updateAll(entities, null);
    }

    /** As {@link #updateAll(Collection)}, but writes only these attributes. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final <T> Flux<T> updateAll(Collection<? extends T> entities, AttributeHandle<T, ?>... attributes) {
        return writer.updateAll(entities, Arguments.requiredAll("An attribute of an update", attributes));
    }

    /** An update of all rows that satisfy a condition: {@code update(user).set(points, 0).where(points.lessThan(0))}. */
    public <T> ConditionalUpdate<T> update(ModelHandle<T> model) {
        return writer.update(Arguments.required("The model of an update", model));
    }

    /**
     * Inserts one row, or updates the one that has the same key, and gives the entity as the database holds it. An update counts the
     * version up without checking it, and writes what {@link #update(Object)} would.
     *
     * @param key the attributes of a unique constraint, or none for the primary key; a row whose generated key is null is inserted
     * @throws io.interflux.error.QueryException if a value does not fit, or the key is not unique
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final <T> Mono<T> upsert(T entity, AttributeHandle<T, ?>... key) {
        return writer.upsert(entity, Arguments.requiredAll("An attribute of an upsert's key", key));
    }

    /** Inserts or updates rows of one model, all or none, as {@link #upsert} does one, by multi-row statements. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final <T> Flux<T> upsertAll(Collection<? extends T> entities, AttributeHandle<T, ?>... key) {
        return writer.upsertAll(entities, Arguments.requiredAll("An attribute of an upsert's key", key));
    }

    /**
     * Deletes the row of an entity, found by its primary key, and tells whether there was one. A model with soft delete only marks it.
     *
     * @throws io.interflux.error.QueryException if the entity has no key, or no version where the model has one
     * @throws io.interflux.error.StaleEntityException as a signal, if the model has a version and the row has another one or is gone
     */
    public <T> Mono<Boolean> delete(T entity) {
        return writer.delete(entity);
    }

    /** Deletes rows of one model, all or none, as {@link #delete(Object)} does one, by multi-row statements; how many there were. */
    public <T> Mono<Long> deleteAll(Collection<? extends T> entities) {
        return writer.deleteAll(entities);
    }

    /** A delete of all rows that satisfy a condition: {@code delete(user).where(points.lessThan(0))}. */
    public <T> ConditionalDelete<T> delete(ModelHandle<T> model) {
        return writer.delete(Arguments.required("The model of a delete", model));
    }

    /**
     * Inserts an entity with those of its children that the graph names, and theirs, in one transaction and in the order of their foreign
     * keys: {@code insertGraph(amidala, g -> g.with(profiles))}. Children of a many-to-many give the attributes of their link by their
     * junction row. Gives the entity with these children as the database holds them.
     *
     * @throws io.interflux.error.QueryException if a value does not fit, or rows cannot be told apart or refer to each other in a circle
     * @throws io.interflux.error.StaleEntityException as a signal, if a child that is to exist is not there
     */
    public <T> Mono<T> insertGraph(T entity, UnaryOperator<Graph<T>> graph) {
        return writer.insertGraphs(Collections.singletonList(entity), graph).single();
    }

    /** As {@link #insertGraph}, for several entities of one model, whose graphs may share rows; empty for an empty collection. */
    public <T> Flux<T> insertGraphs(Collection<? extends T> entities, UnaryOperator<Graph<T>> graph) {
        return writer.insertGraphs(entities, graph);
    }

    /**
     * A load of many rows from a stream, in bounded memory and at the database's pace: {@code bulk(grant).insert(grants)}. On PostgreSQL by
     * {@code COPY}. Nothing comes back but the number of rows.
     *
     * @throws io.interflux.error.QueryException if the model is not in the schema
     */
    public <T> BulkLoad<T> bulk(ModelHandle<T> model) {
        return writer.bulk(Arguments.required("The model of a bulk load", model));
    }

    /**
     * A load of many links of a many-to-many from a stream of pairs, of entities or of their keys, with the attributes of each link:
     * {@code bulk(profiles).insert(pairs)}.
     *
     * @throws io.interflux.error.QueryException if the association is not in the schema
     */
    public <S, T, J> BulkLoad<Pair<S, T, J>> bulk(ManyToManyHandle<S, T, J> association) {
        return writer.bulk(Arguments.required("The association of a bulk load", association));
    }

    /**
     * What a row is related to by a belongsTo or hasOne, to be read and changed.
     *
     * @param owner with its primary key, or for a hasOne with the key that the association refers to
     * @throws io.interflux.error.QueryException if the owner has no such key, or the association is not in the schema
     */
    public <S, T> Relation<S, T> relation(S owner, ToOneHandle<S, T> association) {
        return writer.relation(owner, association);
    }

    /** What a row is related to by a hasMany; the owner with the key that the association refers to. */
    public <S, T> Relation<S, T> relation(S owner, ToManyHandle<S, T> association) {
        return writer.relation(owner, association);
    }

    /** What a row is linked to by a many-to-many; the owner with the key that the association refers to. */
    public <S, T, J> LinkRelation<S, T, J> relation(S owner, ManyToManyHandle<S, T, J> association) {
        return writer.links(owner, association);
    }

    /** As {@link #relation(Object, ToOneHandle)}, by the owner's key: one value, or a list of them for a composite key. */
    public <S, T> Relation<S, T> relationByKey(Object owner, ToOneHandle<S, T> association) {
        return writer.relationByKey(owner, association);
    }

    /** As {@link #relation(Object, ToManyHandle)}, by the owner's key: one value, or a list of them for a composite key. */
    public <S, T> Relation<S, T> relationByKey(Object owner, ToManyHandle<S, T> association) {
        return writer.relationByKey(owner, association);
    }

    /** As {@link #relation(Object, ManyToManyHandle)}, by the owner's key: one value, or a list of them for a composite key. */
    public <S, T, J> LinkRelation<S, T, J> relationByKey(Object owner, ManyToManyHandle<S, T, J> association) {
        return writer.linksByKey(owner, association);
    }

    /** Operations on the tables themselves. */
    public SchemaOperations schema() {
        return schemaOperations;
    }

    /**
     * Does the work in a transaction, which travels in the Reactor Context: everything of this {@code Interflux} that the work subscribes
     * to joins it, and so does an inner call. Committed when the work completes, rolled back when it fails or is cancelled.
     *
     * <p>Elements are passed on as they come, before the commit: an operator that cancels after an element, such as {@code next()} or
     * {@code take(1)}, rolls back. Use {@code singleOrEmpty()}, {@code then()} or {@code collectList()}, which wait for the end.
     */
    public <R> Flux<R> inTransaction(Function<Interflux, ? extends Publisher<R>> work) {
        return inTransaction(TransactionSettings.DEFAULT, work);
    }

    /**
     * As {@link #inTransaction(Function)}, with isolation, access and a limit of time. Work that joins a transaction of weaker isolation
     * is refused with a {@link io.interflux.error.QueryException} before it begins. Work that takes longer than the timeout is cancelled
     * and its transaction rolled back, with an error whose cause is a {@link java.util.concurrent.TimeoutException}.
     */
    public <R> Flux<R> inTransaction(TransactionSettings settings, Function<Interflux, ? extends Publisher<R>> work) {
        Arguments.required("The settings of a transaction", settings);
        Arguments.required("The work of a transaction", work);
        return database.inTransaction(settings, session -> given(work));
    }

    /**
     * Does the work behind a savepoint of the transaction that is under way, or in a transaction of its own where there is none. If it
     * fails or is cancelled, what it has written is taken back alone: whoever handles the error may go on with the transaction.
     *
     * <pre>{@code
     * interflux.inTransaction(tx -> tx.insert(order)
     *         .then(tx.nested(inner -> inner.insert(coupon)).then().onErrorComplete(ConstraintViolationException.class)))
     * }</pre>
     *
     * <p>Nested work may hold nested work; two at a time beside each other are refused. On PostgreSQL nested work that is cancelled while
     * one of its statements is under way ends the whole transaction, since the driver may still send that statement.
     */
    public <R> Flux<R> nested(Function<Interflux, ? extends Publisher<R>> work) {
        Arguments.required("The work of a savepoint", work);
        return database.inTransaction(
                TransactionSettings.DEFAULT, session -> session.nested(Flux.defer(() -> given(work))));
    }

    private <R> Publisher<R> given(Function<Interflux, ? extends Publisher<R>> work) {
        return Arguments.required("What the work of a transaction gives back", work.apply(this));
    }
}
