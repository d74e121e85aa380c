package io.interflux.write;

import io.interflux.query.Condition;
import io.interflux.query.Select;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What one row is related to by one association, to be read and changed. Targets are given as entities, or by their keys: one value each,
 * or a list of values for a composite key. The key is the one that the association refers to; a hasMany and a hasOne, whose targets refer
 * to the owner, take the targets' primary key.
 *
 * <p>Each operation is all or nothing and safe under concurrency. Rows outside of the association's scope, and those of other owners, are
 * never touched. Entities are not changed: what an owner or a target holds of its foreign keys may be out of date afterwards.
 *
 * <pre>{@code
 * Relation<User, Address> address = interflux.relation(amidala, User_.address);
 * Mono<RelationChange> done = address.set(List.of(theed));
 * }</pre>
 *
 * @param <S> the owner
 * @param <T> the targets
 */
public sealed interface Relation<S, T> permits LinkRelation, ReferenceRelation {

    /** All related rows, by their primary key; those of a many-to-many carry their junction rows where they have a place. */
    Flux<T> find();

    /**
     * The related rows that a query of the target gives, with its order, limit and includes; those of one owner are read into memory.
     *
     * @throws io.interflux.error.QueryException if the query does not fit, or asks for a lock or a page after a cursor
     */
    Flux<T> find(Select<T> select);

    /** How many there are; links, where a many-to-many has more than one to the same row. */
    Mono<Long> count();

    /** How many of them satisfy a condition. */
    Mono<Long> count(Condition<T> condition);

    /** Whether the target is related. */
    Mono<Boolean> has(T target);

    /** Whether all of the targets are related; true for none. */
    Mono<Boolean> has(Collection<? extends T> targets);

    /** {@link #has(Collection)} by keys. */
    Mono<Boolean> hasKeys(Collection<?> keys);

    /**
     * Relates the target too; nothing happens if it is related already. A to-one has one target at most, so that another takes its place.
     *
     * @throws io.interflux.error.StaleEntityException as a signal, if a row that is needed is not there
     * @throws io.interflux.error.ConstraintViolationException as a signal, if a foreign key or unique constraint refuses it
     */
    Mono<RelationChange> add(T target);

    /** {@link #add(Object)} for several targets. */
    Mono<RelationChange> add(Collection<? extends T> targets);

    /** {@link #add(Collection)} by keys. */
    Mono<RelationChange> addKeys(Collection<?> keys);

    /** Relates these targets and no others; what stays is not touched. */
    Mono<RelationChange> set(Collection<? extends T> targets);

    /** {@link #set(Collection)} by keys. */
    Mono<RelationChange> setKeys(Collection<?> keys);

    /**
     * Ends the relation to the target, which stays; nothing happens if it is not related.
     *
     * @throws io.interflux.error.QueryException if the target's foreign key must not be null
     */
    Mono<RelationChange> remove(T target);

    /** {@link #remove(Object)} for several targets. */
    Mono<RelationChange> remove(Collection<? extends T> targets);

    /** {@link #remove(Collection)} by keys. */
    Mono<RelationChange> removeKeys(Collection<?> keys);

    /** Ends the relation to all targets. */
    default Mono<RelationChange> clear() {
        return setKeys(List.of());
    }

    /** Inserts a row that is related from the first, within the association's scope; gives it as the database holds it. */
    Mono<T> create(T target);

    /** {@link #create(Object)} for several rows, in their order. */
    Flux<T> create(Collection<? extends T> targets);
}
