package io.interflux.write;

import io.interflux.error.internal.Arguments;
import io.interflux.model.BelongsToAssociation;
import io.interflux.query.Condition;
import io.interflux.query.Select;
import io.interflux.spi.Session;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A relation by a foreign key: belongsTo, hasOne or hasMany. */
final class ReferenceRelation<S, T> implements Relation<S, T> {

    private final Related<T> related;
    private final ReferenceWrites references;

    ReferenceRelation(Related<T> related) {
        this.related = related;
        this.references = new ReferenceWrites(related);
    }

    @Override
    public Flux<T> find() {
        return find(RelationQueries.all(related));
    }

    @Override
    public Flux<T> find(Select<T> select) {
        return related.find(Arguments.required("The query of a relation", select));
    }

    @Override
    public Mono<Long> count() {
        return related.count(null);
    }

    @Override
    public Mono<Long> count(Condition<T> condition) {
        return related.count(
                Arguments.required("The condition of count", condition).spec());
    }

    @Override
    public Mono<Boolean> has(T target) {
        return has(Collections.singletonList(target));
    }

    @Override
    public Mono<Boolean> has(Collection<? extends T> targets) {
        return related.hasAll(related.keysOf(targets));
    }

    @Override
    public Mono<Boolean> hasKeys(Collection<?> keys) {
        return related.hasAll(related.keysGiven(keys));
    }

    @Override
    public Mono<RelationChange> add(T target) {
        return add(Collections.singletonList(target));
    }

    @Override
    public Mono<RelationChange> add(Collection<? extends T> targets) {
        return relating(references::add, related.keysOf(targets));
    }

    @Override
    public Mono<RelationChange> addKeys(Collection<?> keys) {
        return relating(references::add, related.keysGiven(keys));
    }

    @Override
    public Mono<RelationChange> set(Collection<? extends T> targets) {
        return relating(references::set, related.keysOf(targets));
    }

    @Override
    public Mono<RelationChange> setKeys(Collection<?> keys) {
        return relating(references::set, related.keysGiven(keys));
    }

    @Override
    public Mono<RelationChange> remove(T target) {
        return remove(Collections.singletonList(target));
    }

    @Override
    public Mono<RelationChange> remove(Collection<? extends T> targets) {
        return ending(related.keysOf(targets));
    }

    @Override
    public Mono<RelationChange> removeKeys(Collection<?> keys) {
        return ending(related.keysGiven(keys));
    }

    private interface Operation {
        Mono<RelationChange> run(Session session, List<RowKey> targets);
    }

    private Mono<RelationChange> relating(Operation operation, List<RowKey> keys) {
        List<RowKey> targets = Related.distinct(keys);
        references.requireOne(targets.size());
        return run(operation, targets);
    }

    private Mono<RelationChange> ending(List<RowKey> keys) {
        if (!keys.isEmpty()) {
            references.requireEndable();
        }
        return run(references::remove, Related.distinct(keys));
    }

    private Mono<RelationChange> run(Operation operation, List<RowKey> targets) {
        return related.tools()
                .atomic()
                .recoverable(session -> operation.run(session, targets).flux())
                .single();
    }

    @Override
    public Mono<T> create(T target) {
        return create(Collections.singletonList(target)).single();
    }

    @Override
    public Flux<T> create(Collection<? extends T> targets) {
        List<T> all = related.targets("A new target", targets);
        if (all.isEmpty()) {
            return Flux.empty();
        }
        references.requireOne(all.size());
        boolean ownerRefers = related.association() instanceof BelongsToAssociation;
        Creation<T> creation = Creation.of(
                related, all, ownerRefers ? List.of() : related.owner().values());
        BiFunction<Session, Creation<T>, Flux<T>> insert = ownerRefers ? this::thenReferred : this::inserted;
        return related.tools().atomic().recoverable(session -> insert.apply(session, creation));
    }

    /** The only target of a hasOne takes the place of the one before. */
    private Flux<T> inserted(Session session, Creation<T> creation) {
        Mono<RelationChange> cleared = related.association().isCollection()
                ? Mono.just(RelationChange.NONE)
                : references.set(session, List.of());
        return cleared.thenMany(Flux.defer(() -> creation.run(session))).map(Creation.Created::entity);
    }

    private Flux<T> thenReferred(Session session, Creation<T> creation) {
        return creation.run(session).collectList().flatMapMany(created -> references
                .set(session, created.stream().map(Creation.Created::key).toList())
                .thenMany(Flux.fromIterable(created).map(Creation.Created::entity)));
    }
}
