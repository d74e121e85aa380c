package io.interflux.write;

import io.interflux.error.QueryException;
import io.interflux.error.StaleEntityException;
import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToAssociation;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.model.ScopeValue;
import io.interflux.plan.Predicate;
import io.interflux.plan.Table;
import io.interflux.plan.Values;
import io.interflux.spi.Session;
import io.interflux.sql.Assigned;
import io.interflux.sql.Assignment;
import io.interflux.sql.SqlStatement;
import io.interflux.sql.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The foreign keys that relate one owner: in the targets of a hasMany or hasOne, in the owner itself of a belongsTo. */
final class ReferenceWrites {

    private final Related<?> related;
    private final Association association;
    private final Table table;

    ReferenceWrites(Related<?> related) {
        this.related = related;
        this.association = related.association();
        this.table = related.rows().from();
    }

    private boolean isHeldByOwner() {
        return association instanceof BelongsToAssociation;
    }

    /** Relates targets beside those that are related; those of a to-one take their place. */
    Mono<RelationChange> add(Session session, List<RowKey> targets) {
        if (targets.isEmpty()) {
            return Mono.just(RelationChange.NONE);
        }
        return association.isCollection() ? related(session, targets) : set(session, targets);
    }

    /** Relates these targets and no others. */
    Mono<RelationChange> set(Session session, List<RowKey> targets) {
        return isHeldByOwner()
                ? related.lockReferred(session).flatMap(there -> refer(session, targets, there))
                : related.lockOwner(session)
                        .then(Mono.defer(() -> related.lockRelated(session)))
                        .flatMap(there -> replace(session, targets, there));
    }

    /** @throws QueryException if the association is a to-one and there are several targets */
    void requireOne(int targets) {
        if (!association.isCollection() && targets > 1) {
            throw new QueryException("The association " + association + " has one row at most, but " + targets
                    + " are to be related; give one.");
        }
    }

    private Mono<RelationChange> replace(Session session, List<RowKey> targets, List<RowKey> there) {
        Set<Object> wanted = identities(targets);
        List<RowKey> unwanted =
                there.stream().filter(key -> !wanted.contains(key.identity())).toList();
        return removed(session, unwanted)
                .flatMap(removed -> targets.isEmpty()
                        ? Mono.just(removed)
                        : related(session, targets).map(removed::and));
    }

    /** Ends the relation to some targets. */
    Mono<RelationChange> remove(Session session, List<RowKey> targets) {
        return removed(session, targets);
    }

    private Mono<RelationChange> removed(Session session, List<RowKey> targets) {
        if (targets.isEmpty()) {
            return Mono.just(RelationChange.NONE);
        }
        List<Assignment> nulls = nulls();
        return Flux.fromIterable(
                        Chunk.ofKeys(targets.size(), related.tools().dialect().maxArrayElements()))
                .concatMap(chunk -> isHeldByOwner()
                        ? forgotten(session, nulls, chunk.of(targets))
                        : related.keys(session, update(nulls, reachedAmong(chunk.of(targets)))))
                .map(keys -> RelationChange.removed(Related.named(keys)))
                .reduce(RelationChange.NONE, RelationChange::and);
    }

    /** The owner's foreign key is gone from what an update gives back, so it is read before. */
    private Mono<List<RowKey>> forgotten(Session session, List<Assignment> nulls, List<RowKey> targets) {
        SqlStatement lock = related.tools()
                .writes()
                .lock(table, reachedAmong(targets), related.rows().key().attributes());
        return related.keys(session, lock)
                .flatMap(found -> found.isEmpty()
                        ? Mono.just(found)
                        : session.update(counted(nulls, related.rows().owned())).thenReturn(found));
    }

    private Predicate reachedAmong(List<RowKey> targets) {
        return Predicate.and(related.rows().reached(null), related.among(targets));
    }

    /** @throws QueryException if the foreign key does not admit null */
    void requireEndable() {
        nulls();
    }

    /** What makes a row refer to nobody. */
    private List<Assignment> nulls() {
        Key foreignKey = isHeldByOwner() ? association.sourceKey() : association.targetKey();
        Key primaryKey = table.model().primaryKey();
        List<Assignment> nulls = foreignKey.attributes().stream()
                .filter(Attribute::nullable)
                .filter(attribute ->
                        primaryKey == null || !primaryKey.attributes().contains(attribute))
                .map(attribute -> new Assignment(attribute, Assigned.value(attribute.type(), null)))
                .toList();
        if (nulls.isEmpty()) {
            throw new QueryException("The relation " + association.path() + " cannot be ended, since the foreign key "
                    + foreignKey + " of " + table.model().name()
                    + " does not admit null; delete the rows, or relate them to another owner.");
        }
        return nulls;
    }

    /** Makes the targets refer to the owner. */
    private Mono<RelationChange> related(Session session, List<RowKey> targets) {
        return Flux.fromIterable(
                        Chunk.ofKeys(targets.size(), related.tools().dialect().maxArrayElements()))
                .concatMap(chunk -> relatedPart(session, chunk.of(targets)))
                .reduce(RelationChange.NONE, RelationChange::and);
    }

    private Mono<RelationChange> relatedPart(Session session, List<RowKey> targets) {
        List<Attribute> key = related.rows().key().attributes();
        Predicate among = Predicate.and(related.among(targets), Predicates.live(table));
        return related.keys(session, related.tools().writes().lockInOrder(table, among, key))
                .doOnNext(found -> requireAll(targets, found))
                .then(Mono.defer(() -> related.keys(
                        session,
                        update(
                                ownersKey(),
                                Predicate.and(
                                        among, Predicate.notTrue(related.rows().owned()))))))
                .map(keys -> RelationChange.added(Related.named(keys)));
    }

    private void requireAll(List<RowKey> wanted, List<RowKey> found) {
        Set<Object> known = identities(found);
        for (RowKey key : wanted) {
            if (!known.contains(key.identity())) {
                throw new StaleEntityException(association.target().name(), key.toString(), null);
            }
        }
    }

    private static Set<Object> identities(List<RowKey> keys) {
        return keys.stream().map(RowKey::identity).collect(Collectors.toSet());
    }

    private List<Assignment> ownersKey() {
        List<Assignment> assignments = new ArrayList<>();
        for (int i = 0; i < association.targetKey().size(); i++) {
            Attribute attribute = association.targetKey().attributes().get(i);
            Object value = related.owner().values().get(i);
            assignments.add(new Assignment(attribute, Assigned.value(attribute.type(), value)));
        }
        for (ScopeValue scope : association.scope()) {
            Object value = Values.toColumn(
                    scope.attribute(), scope.value(), table.model().name());
            assignments.add(new Assignment(
                    scope.attribute(), Assigned.value(scope.attribute().type(), value)));
        }
        return assignments;
    }

    /** Makes the owner refer to the target, or to nobody. */
    private Mono<RelationChange> refer(Session session, List<RowKey> targets, List<RowKey> there) {
        Set<Object> known = identities(there);
        if (targets.isEmpty() ? there.isEmpty() : known.contains(targets.get(0).identity())) {
            return Mono.just(RelationChange.NONE);
        }
        RelationChange change =
                RelationChange.added(Related.named(targets)).and(RelationChange.removed(Related.named(there)));
        List<Assignment> reference = targets.isEmpty() ? nulls() : reference(targets.get(0));
        return session.update(counted(reference, related.rows().owned())).thenReturn(change);
    }

    private List<Assignment> reference(RowKey target) {
        List<Assignment> assignments = new ArrayList<>();
        for (int i = 0; i < association.sourceKey().size(); i++) {
            Attribute attribute = association.sourceKey().attributes().get(i);
            assignments.add(new Assignment(
                    attribute, Assigned.value(attribute.type(), target.values().get(i))));
        }
        return assignments;
    }

    private SqlStatement counted(List<Assignment> assignments, Predicate where) {
        Model model = table.model();
        return related.tools().writes().update(new Update(table, Upkeep.update(model, assignments), where, List.of()));
    }

    private SqlStatement update(List<Assignment> assignments, Predicate where) {
        return related.tools()
                .writes()
                .update(new Update(
                        table,
                        Upkeep.update(table.model(), assignments),
                        where,
                        related.rows().key().attributes()));
    }
}
