package io.interflux.write;

import io.interflux.error.QueryException;
import io.interflux.error.internal.Arguments;
import io.interflux.mapping.EntityMappings;
import io.interflux.model.Schema;
import io.interflux.spi.Database;
import io.interflux.spi.Session;
import io.interflux.spi.TransactionSettings;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.reactivestreams.Publisher;
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

    private final Database database;
    private final EntityTypes types;

    /** A writer of the schema's entities into a database. */
    public Writer(Database database, Schema schema, EntityMappings mappings) {
        this.database = database;
        this.types = new EntityTypes(schema, mappings);
    }

    /**
     * Inserts one row.
     *
     * @return the entity with every attribute as the database holds it, generated keys included; its children are kept as they are
     * @throws QueryException if the entity's class or model is not in the schema, a value does not fit its attribute, or a value that
     *     must be there is null
     */
    public <T> Mono<T> insert(T entity) {
        return run(insertion(Collections.singletonList(entity))).single();
    }

    /**
     * Inserts rows of one model, all or none, by statements of at most 1000 rows each in one transaction, the caller's where there is one.
     *
     * @return the entities in the order given, with every attribute as the database holds it, generated keys included; nothing is emitted
     *     before all rows are written; empty for an empty collection
     * @throws QueryException as for {@link #insert}, or if the entities are of several models
     */
    public <T> Flux<T> insertAll(Collection<? extends T> entities) {
        if (Arguments.required("The collection of entities", entities).isEmpty()) {
            return Flux.empty();
        }
        return run(insertion(entities)).collectList().flatMapIterable(Function.identity());
    }

    private <T> Insertion<T> insertion(Collection<? extends T> entities) {
        EntityType<T> type = types.of(entities);
        return Insertion.of(type, List.copyOf(entities), database.dialect());
    }

    /** One row is one statement, atomic by itself in most databases; more need a transaction to be taken back together. */
    private <T> Flux<T> run(Insertion<T> insertion) {
        if (database.dialect().failedInsertLeavesRows()) {
            return inTransaction(session -> Savepoint.around(session, insertion.run(session)));
        }
        return insertion.size() == 1 ? database.withSession(insertion::run) : inTransaction(insertion::run);
    }

    private <T> Flux<T> inTransaction(Function<Session, Publisher<T>> work) {
        return database.inTransaction(TransactionSettings.DEFAULT, work);
    }
}
