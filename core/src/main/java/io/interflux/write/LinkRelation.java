package io.interflux.write;

import io.interflux.error.QueryException;
import io.interflux.error.internal.Arguments;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.query.Assignments;
import io.interflux.query.Condition;
import io.interflux.query.Select;
import io.interflux.sql.Assignment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What one row is linked to by a many-to-many. Beside what all relations have, links can be given attributes of their junction: for all
 * targets by a block of one parameter, for each by a block of two.
 *
 * <p>Adding a target that is linked already updates the attributes of its link that are given; in a junction of {@code unique(false)} it
 * makes another link. Setting leaves links that stay as they are, but for the attributes that are given and differ.
 *
 * <pre>{@code
 * profiles.add(queen, j -> j.set(selfGranted, false))
 * profiles.add(List.of(queen, senator), (profile, j) -> j.set(selfGranted, profile == queen))
 * }</pre>
 *
 * @param <S> the owner
 * @param <T> the targets
 * @param <J> the junction
 */
public final class LinkRelation<S, T, J> implements Relation<S, T> {

    private final Related<T> related;
    private final BelongsToManyAssociation many;
    private final LinkWrites links;

    LinkRelation(Related<T> related, BelongsToManyAssociation many) {
        this.related = related;
        this.many = many;
        this.links = new LinkWrites(related, many);
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
        return add(plain(related.keysOf(targets)));
    }

    /** Links the target, the link with these attributes. */
    public Mono<RelationChange> add(T target, UnaryOperator<Assignments<J>> payload) {
        return add(Collections.singletonList(target), payload);
    }

    /** Links the targets, each link with the same attributes. */
    public Mono<RelationChange> add(Collection<? extends T> targets, UnaryOperator<Assignments<J>> payload) {
        return add(carrying(related.keysOf(targets), payload));
    }

    /** Links the targets, each link with attributes of its own. */
    public Mono<RelationChange> add(
            Collection<? extends T> targets, BiFunction<T, Assignments<J>, Assignments<J>> payload) {
        return add(carrying(related.keysOf(targets), List.copyOf(targets), payload));
    }

    @Override
    public Mono<RelationChange> addKeys(Collection<?> keys) {
        return add(plain(related.keysGiven(keys)));
    }

    /** Links the targets with these keys, each link with the same attributes. */
    public Mono<RelationChange> addKeys(Collection<?> keys, UnaryOperator<Assignments<J>> payload) {
        return add(carrying(related.keysGiven(keys), payload));
    }

    /** Links the targets with these keys, each link with attributes of its own. */
    public Mono<RelationChange> addKeys(
            Collection<?> keys, BiFunction<Object, Assignments<J>, Assignments<J>> payload) {
        return add(carrying(related.keysGiven(keys), List.copyOf(keys), payload));
    }

    private Mono<RelationChange> add(List<LinkRow> given) {
        List<LinkRow> wanted = links.wanted(given);
        Atomic atomic = related.tools().atomic();
        Flux<RelationChange> added = links.isOneStatement(wanted)
                ? atomic.statement(session -> links.add(session, wanted).flux())
                : atomic.statements(session -> links.add(session, wanted).flux());
        return atomic.racing(added).single();
    }

    @Override
    public Mono<RelationChange> set(Collection<? extends T> targets) {
        return set(plain(related.keysOf(targets)));
    }

    /** Links these targets and no others; links that are made, or carry other values, get these attributes. */
    public Mono<RelationChange> set(Collection<? extends T> targets, UnaryOperator<Assignments<J>> payload) {
        return set(carrying(related.keysOf(targets), payload));
    }

    /** Links these targets and no others, each link with attributes of its own. */
    public Mono<RelationChange> set(
            Collection<? extends T> targets, BiFunction<T, Assignments<J>, Assignments<J>> payload) {
        return set(carrying(related.keysOf(targets), List.copyOf(targets), payload));
    }

    @Override
    public Mono<RelationChange> setKeys(Collection<?> keys) {
        return set(plain(related.keysGiven(keys)));
    }

    /** Links the targets with these keys and no others; links that are made, or carry other values, get these attributes. */
    public Mono<RelationChange> setKeys(Collection<?> keys, UnaryOperator<Assignments<J>> payload) {
        return set(carrying(related.keysGiven(keys), payload));
    }

    private Mono<RelationChange> set(List<LinkRow> given) {
        List<LinkRow> wanted = links.once(given);
        Atomic atomic = related.tools().atomic();
        return atomic.racing(
                        atomic.statements(session -> links.set(session, wanted).flux()))
                .single();
    }

    @Override
    public Mono<RelationChange> remove(T target) {
        return remove(Collections.singletonList(target));
    }

    @Override
    public Mono<RelationChange> remove(Collection<? extends T> targets) {
        return removeAll(related.keysOf(targets));
    }

    @Override
    public Mono<RelationChange> removeKeys(Collection<?> keys) {
        return removeAll(related.keysGiven(keys));
    }

    private Mono<RelationChange> removeAll(List<RowKey> keys) {
        return related.tools()
                .atomic()
                .statements(
                        session -> links.remove(session, Related.distinct(keys)).flux())
                .single();
    }

    @Override
    public Mono<T> create(T target) {
        return create(Collections.singletonList(target)).single();
    }

    @Override
    public Flux<T> create(Collection<? extends T> targets) {
        return create(targets, (target, payload) -> payload);
    }

    /** Inserts a row and links it, the link with these attributes. */
    public Mono<T> create(T target, UnaryOperator<Assignments<J>> payload) {
        return create(Collections.singletonList(target), forAll(payload)).single();
    }

    /** Inserts rows and links them, each link with attributes of its own. */
    public Flux<T> create(Collection<? extends T> targets, BiFunction<T, Assignments<J>, Assignments<J>> payload) {
        List<T> all = related.targets("A new target", targets);
        if (all.isEmpty()) {
            return Flux.empty();
        }
        List<List<Assignment>> carried =
                all.stream().map(target -> resolved(payload, target)).toList();
        Creation<T> creation = Creation.of(related, all, List.of());
        return related.tools().atomic().recoverable(session -> creation.run(session)
                .collectList()
                .flatMapMany(created -> links.add(session, links.wanted(linked(created, carried)))
                        .thenMany(Flux.fromIterable(created).map(Creation.Created::entity))));
    }

    private static <T> List<LinkRow> linked(List<Creation.Created<T>> created, List<List<Assignment>> payload) {
        List<LinkRow> rows = new ArrayList<>();
        for (int i = 0; i < created.size(); i++) {
            rows.add(new LinkRow(created.get(i).key(), payload.get(i)));
        }
        return rows;
    }

    private static List<LinkRow> plain(List<RowKey> keys) {
        return keys.stream().map(LinkRow::plain).toList();
    }

    private List<LinkRow> carrying(List<RowKey> keys, UnaryOperator<Assignments<J>> payload) {
        List<Assignment> values = resolved(forAll(payload), many);
        return keys.stream().map(key -> new LinkRow(key, values)).toList();
    }

    private <K> BiFunction<K, Assignments<J>, Assignments<J>> forAll(UnaryOperator<Assignments<J>> payload) {
        Arguments.required("The block of a link's attributes", payload);
        return (target, none) -> payload.apply(none);
    }

    private <K> List<LinkRow> carrying(
            List<RowKey> keys, List<K> targets, BiFunction<K, Assignments<J>, Assignments<J>> payload) {
        List<LinkRow> rows = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            rows.add(new LinkRow(keys.get(i), resolved(payload, targets.get(i))));
        }
        return rows;
    }

    private <K> List<Assignment> resolved(BiFunction<K, Assignments<J>, Assignments<J>> payload, K target) {
        Assignments<J> values =
                Arguments.required("The block of a link's attributes", payload).apply(target, Assignments.none());
        List<Assignment> resolved = AssignedValues.of(
                many.junction(), Arguments.required("What the block of a link's attributes gives back", values));
        resolved.forEach(assignment -> requirePayload(assignment.attribute()));
        return resolved;
    }

    private void requirePayload(Attribute attribute) {
        if (LinkWrites.makesLink(many, attribute)) {
            throw new QueryException("'" + attribute.name() + "' of the junction "
                    + many.junction().name() + " is what makes the link of " + many.path()
                    + " and cannot be set; give attributes that the link carries.");
        }
    }
}
