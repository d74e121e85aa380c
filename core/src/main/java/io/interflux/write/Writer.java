package io.interflux.write;

import io.interflux.error.QueryException;
import io.interflux.error.internal.Arguments;
import io.interflux.mapping.EntityMappings;
import io.interflux.model.Attribute;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import io.interflux.plan.Planner;
import io.interflux.query.Assignments;
import io.interflux.query.AssociationHandle;
import io.interflux.query.AttributeHandle;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.spi.Database;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes entities: instances of the schema's Java classes, or {@link io.interflux.mapping.DynamicEntity}. A generated attribute that is
 * null or absent is made by the database; any other that is absent becomes null. Children are not written.
 *
 * <p>Entities are read and checked when a method is called; nothing is sent before subscription, and each subscription writes anew.
 * Explicit values of a generated key do not advance the database's sequence.
 */
public final class Writer {

    private final Atomic atomic;
    private final EntityTypes types;
    private final ConditionalWrites conditional;
    private final Tools tools;
    private final Relations relations;

    /** A writer of the schema's entities into a database; relations are read by the finder. */
    public Writer(Database database, Schema schema, EntityMappings mappings, Finder finder) {
        this.atomic = new Atomic(database);
        this.types = new EntityTypes(schema, mappings);
        this.tools = new Tools(schema, mappings, atomic, finder);
        this.relations = new Relations(tools, types);
        this.conditional = new ConditionalWrites(atomic, schema, new Planner(schema, database.dialect(), mappings, 1));
    }

    /**
     * Inserts one row.
     *
     * @return the entity with every attribute as the database holds it, generated keys included; its children are kept as they are
     * @throws QueryException if the entity's class or model is not in the schema, a value does not fit its attribute, or a value that
     *     must be there is null
     */
    public <T> Mono<T> insert(T entity) {
        return insert(Collections.singletonList(entity)).single();
    }

    /**
     * Inserts rows of one model, all or none, by statements of at most 1000 rows each in one transaction, the caller's where there is one.
     *
     * @return the entities in the order given, with every attribute as the database holds it, generated keys included; nothing is emitted
     *     before all rows are written; empty for an empty collection
     * @throws QueryException as for {@link #insert}, or if the entities are of several models
     */
    public <T> Flux<T> insertAll(Collection<? extends T> entities) {
        return isEmpty(entities) ? Flux.empty() : insert(entities);
    }

    /** One row is one statement, atomic by itself in most databases; more need a transaction to be taken back together. */
    private <T> Flux<T> insert(Collection<? extends T> entities) {
        EntityType<T> type = types.of(entities);
        Insertion<T> insertion = Insertion.of(type, List.copyOf(entities), atomic.dialect());
        return insertion.size() == 1 ? atomic.statement(insertion::run) : atomic.statements(insertion::run);
    }

    /**
     * Updates one row, found by its primary key, with everything that the entity says.
     *
     * @param only the attributes to be written, or null for all: of a record or class all that it has a place for, of a
     *     {@code DynamicEntity} those that it has
     * @return the entity with every attribute as the database holds it
     * @throws QueryException if the entity has no key or version, a value does not fit, or there is nothing to write
     */
    public <T> Mono<T> update(T entity, @Nullable List<AttributeHandle<T, ?>> only) {
        return update(Collections.singletonList(entity), only).single();
    }

    /** Updates rows of one model, all or none, by statements of at most 1000 rows each, as {@link #update(Object, List)} does one. */
    public <T> Flux<T> updateAll(Collection<? extends T> entities, @Nullable List<AttributeHandle<T, ?>> only) {
        return isEmpty(entities) ? Flux.empty() : update(entities, only);
    }

    private <T> Flux<T> update(Collection<? extends T> entities, @Nullable List<AttributeHandle<T, ?>> only) {
        EntityType<T> type = types.of(entities);
        List<Attribute> attributes = only == null ? null : updatable(type.model(), only);
        Revision<T> revision = Revision.of(Entities.of(type, List.copyOf(entities)), attributes, atomic.dialect());
        return revision.isChecked() ? atomic.recoverable(revision::run) : atomic.statement(revision::run);
    }

    private static List<Attribute> updatable(Model model, List<? extends AttributeHandle<?, ?>> handles) {
        if (handles.isEmpty()) {
            throw new QueryException("The update of " + model.name() + " is to write an empty list of attributes;"
                    + " name some, or give no list to write all that the entity says.");
        }
        Set<Attribute> attributes = new LinkedHashSet<>();
        for (AttributeHandle<?, ?> handle : handles) {
            if (!attributes.add(updatable(model, handle))) {
                throw new QueryException(
                        "The update of " + model.name() + " names '" + handle + "' twice; name it once.");
            }
        }
        return List.copyOf(attributes);
    }

    private static Attribute updatable(Model model, AttributeHandle<?, ?> handle) {
        Attribute attribute = AssignedValues.attribute(
                model, Arguments.required("An attribute of an update", handle).reference());
        Key key = Entities.requireKey(model);
        if (attribute.generated() || key.attributes().contains(attribute)) {
            throw new QueryException("'" + attribute.name() + "' of model " + model.name()
                    + " is generated or part of the primary key, by which the row is found; it cannot be updated.");
        }
        return attribute;
    }

    /**
     * Inserts one row, or updates the one that has the same key.
     *
     * @param key the attributes of a unique constraint, or empty for the primary key; a row whose key is null, since it is generated, is
     *     inserted
     * @return the entity with every attribute as the database holds it
     * @throws QueryException as for {@link #insert}, or if the key is not unique
     */
    public <T> Mono<T> upsert(T entity, List<AttributeHandle<T, ?>> key) {
        return upsert(Collections.singletonList(entity), key).single();
    }

    /** Inserts or updates rows of one model, all or none, as {@link #upsert(Object, List)} does one. */
    public <T> Flux<T> upsertAll(Collection<? extends T> entities, List<AttributeHandle<T, ?>> key) {
        return isEmpty(entities) ? Flux.empty() : upsert(entities, key);
    }

    private <T> Flux<T> upsert(Collection<? extends T> entities, List<AttributeHandle<T, ?>> key) {
        Upserts<T> upserts = Upserts.of(types.of(entities), List.copyOf(entities), key, atomic.dialect());
        Flux<T> run = upserts.isOneStatement() ? atomic.statement(upserts::run) : atomic.statements(upserts::run);
        return atomic.racing(run);
    }

    /**
     * Deletes one row, found by its primary key; a model with soft delete only marks it.
     *
     * @return whether there was such a row
     * @throws QueryException if the entity has no key or version
     */
    public <T> Mono<Boolean> delete(T entity) {
        return delete(Collections.singletonList(entity)).map(rows -> rows > 0);
    }

    /** Deletes rows of one model, all or none, by one statement per 10,000 rows at most; how many there were. */
    public <T> Mono<Long> deleteAll(Collection<? extends T> entities) {
        return isEmpty(entities) ? Mono.just(0L) : delete(entities);
    }

    private <T> Mono<Long> delete(Collection<? extends T> entities) {
        EntityType<T> type = types.of(entities);
        Removal<T> removal = new Removal<>(Entities.of(type, List.copyOf(entities)), atomic.dialect());
        return (removal.isChecked()
                        ? atomic.recoverable(session -> removal.run(session).flux())
                        : atomic.statements(session -> removal.run(session).flux()))
                .single();
    }

    /** An update by condition. */
    public <T> ConditionalUpdate<T> update(ModelHandle<T> model) {
        return new ConditionalUpdate<>(conditional, Select.from(model), Assignments.none());
    }

    /** A delete by condition. */
    public <T> ConditionalDelete<T> delete(ModelHandle<T> model) {
        return new ConditionalDelete<>(conditional, Select.from(model), false);
    }

    /**
     * Inserts entities and, in the same transaction, what the graph names of their children: one multi-row statement per model and level of
     * dependency.
     *
     * @return the entities in their order, with these children, as the database holds them; empty for an empty collection
     * @throws QueryException if a value does not fit, or the rows cannot be told apart or put in an order
     */
    public <T> Flux<T> insertGraphs(Collection<? extends T> entities, UnaryOperator<Graph<T>> graph) {
        if (isEmpty(entities)) {
            return Flux.empty();
        }
        EntityType<T> type = types.of(entities);
        List<T> roots = List.copyOf(entities);
        Graph<T> spec = Arguments.required(
                "What the block of a graph gives",
                Arguments.required("The block of a graph", graph).apply(Graph.alone()));
        new GraphWrites(GraphPlan.of(type, roots, spec, tools), tools);
        return atomic.recoverable(session -> Flux.defer(() -> {
            GraphPlan plan = GraphPlan.of(type, roots, spec, tools);
            return new GraphWrites(plan, tools)
                    .run(session)
                    .thenMany(Flux.defer(() -> Flux.fromIterable(new GraphResult(tools.mappings()).of(plan))))
                    .cast(type.mapping().type());
        }));
    }

    /** The relation of an owner by a foreign key. */
    public <S, T> Relation<S, T> relation(S owner, AssociationHandle<S, T, ?> association) {
        return relations.of(owner, association);
    }

    /** The relation of the owner with a key by a foreign key. */
    public <S, T> Relation<S, T> relationByKey(Object owner, AssociationHandle<S, T, ?> association) {
        return relations.ofKey(owner, association);
    }

    /** The relation of an owner by a junction. */
    public <S, T, J> LinkRelation<S, T, J> links(S owner, ManyToManyHandle<S, T, J> association) {
        return relations.of(owner, association);
    }

    /** The relation of the owner with a key by a junction. */
    public <S, T, J> LinkRelation<S, T, J> linksByKey(Object owner, ManyToManyHandle<S, T, J> association) {
        return relations.ofKey(owner, association);
    }

    /** A load of many entities from a stream. */
    public <T> BulkLoad<T> bulk(ModelHandle<T> model) {
        return BulkLoad.of(new EntityRows<>(types.of(model)), tools);
    }

    /** A load of many links from a stream. */
    public <S, T, J> BulkLoad<Pair<S, T, J>> bulk(ManyToManyHandle<S, T, J> association) {
        return BulkLoad.of(PairRows.of(relations.manyToMany(association), association, tools.mappings()), tools);
    }

    private static boolean isEmpty(Collection<?> entities) {
        return Arguments.required("The collection of entities", entities).isEmpty();
    }
}
