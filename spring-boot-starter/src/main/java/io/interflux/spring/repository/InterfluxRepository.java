package io.interflux.spring.repository;

import io.interflux.Page;
import io.interflux.Slice;
import io.interflux.query.Select;
import java.util.Collection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Loads and stores entities of one class. An interface of the application extends it; queries of its own are default methods:
 *
 * <pre>{@code
 * interface Users extends InterfluxRepository<User, Long> {
 *
 *     default Flux<User> best(int points) {
 *         return find(select().where(User_.points.greaterThan(points)).orderBy(User_.points.desc()));
 *     }
 * }
 * }</pre>
 *
 * <p>A method that is declared again with {@link Include} loads these associations along.
 *
 * @param <T> the class of the entities
 * @param <K> the class of their primary key; for one of several columns a {@link java.util.List} of the values in the order of the key
 */
public interface InterfluxRepository<T, K> {

    /** A query of all entities, to be refined and given to {@link #find}. */
    Select<T> select();

    /** The entity with this key; empty if there is none. */
    Mono<T> findById(K id);

    /** The entities with these keys, in the order of the keys in the database; of those that are not there none. */
    Flux<T> findAllById(Collection<? extends K> ids);

    /** All entities, in the order of their keys. */
    Flux<T> findAll();

    /** As {@link io.interflux.Interflux#find}. */
    Flux<T> find(Select<T> select);

    /** As {@link io.interflux.Interflux#findOne}. */
    Mono<T> findOne(Select<T> select);

    /** As {@link io.interflux.Interflux#findPage}. */
    Mono<Page<T>> findPage(Select<T> select);

    /** As {@link io.interflux.Interflux#findSlice}. */
    Mono<Slice<T>> findSlice(Select<T> select);

    /** Whether there is an entity with this key. */
    Mono<Boolean> existsById(K id);

    /** Whether the query has a result. */
    Mono<Boolean> exists(Select<T> select);

    /** How many entities there are. */
    Mono<Long> count();

    /** How many results the query has, without regard to its limit and offset. */
    Mono<Long> count(Select<T> select);

    /** As {@link io.interflux.Interflux#insert}. */
    Mono<T> insert(T entity);

    /** As {@link io.interflux.Interflux#insertAll}. */
    Flux<T> insertAll(Collection<? extends T> entities);

    /** Writes all attributes of the entity to the row with its key, as {@link io.interflux.Interflux#update(Object)}. */
    Mono<T> update(T entity);

    /** Inserts the entity, or updates the row that has its key. */
    Mono<T> upsert(T entity);

    /** As {@link io.interflux.Interflux#delete(Object)}. */
    Mono<Boolean> delete(T entity);

    /** Deletes the row with this key, and tells whether there was one. */
    Mono<Boolean> deleteById(K id);
}
