package io.interflux.write;

import io.interflux.error.QueryException;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.Key;
import io.interflux.model.Lifecycle;
import io.interflux.model.Model;
import io.interflux.model.ScopeValue;
import io.interflux.plan.Predicate;
import io.interflux.plan.Table;
import io.interflux.plan.Values;
import io.interflux.spi.Session;
import io.interflux.sql.Assigned;
import io.interflux.sql.Assignment;
import io.interflux.sql.Binding;
import io.interflux.sql.Delete;
import io.interflux.sql.InsertValue;
import io.interflux.sql.RowTable;
import io.interflux.sql.SqlStatement;
import io.interflux.sql.Update;
import io.interflux.sql.UpdateRows;
import io.interflux.sql.Upsert;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The links of one owner in a junction. Where the junction has a unique constraint over the pair, a link is inserted unless it is there,
 * which the database decides; where it has none, the owner's row is locked first.
 */
final class LinkWrites {

    private final Related<?> related;
    private final BelongsToManyAssociation many;
    private final Table junction;
    private final @Nullable Key conflict;

    LinkWrites(Related<?> related, BelongsToManyAssociation many) {
        this.related = related;
        this.many = many;
        this.junction = related.rows().from();
        this.conflict = conflict(many);
    }

    /** The unique key that two equal links would violate, and nothing else; the scope's fixed values may be part of it. */
    static @Nullable Key conflict(BelongsToManyAssociation many) {
        Set<Attribute> pair = new HashSet<>(many.junctionSourceKey().attributes());
        pair.addAll(many.junctionTargetKey().attributes());
        Set<Attribute> scoped = new HashSet<>(pair);
        many.junctionScope().forEach(scope -> scoped.add(scope.attribute()));
        Model model = many.junction();
        return Stream.concat(
                        Stream.ofNullable(model.primaryKey()),
                        model.uniqueKeys().stream().map(unique -> unique.key()))
                .filter(key -> key.attributes().containsAll(pair) && scoped.containsAll(key.attributes()))
                .findFirst()
                .orElse(null);
    }

    /** Whether an attribute of the junction is what makes a link, and so is nothing that it carries. */
    static boolean makesLink(BelongsToManyAssociation many, Attribute attribute) {
        return many.junctionSourceKey().attributes().contains(attribute)
                || many.junctionTargetKey().attributes().contains(attribute)
                || many.junctionScope().stream()
                        .anyMatch(scope -> scope.attribute().equals(attribute))
                || attribute.equals(many.junction().lifecycle().deletedAt());
    }

    /** Whether a link that is there keeps an attribute whatever it is given: what tells its row from others is as it was inserted. */
    static boolean isKept(Model junction, Attribute attribute) {
        Key key = junction.primaryKey();
        return attribute.generated() || (key != null && key.attributes().contains(attribute));
    }

    /**
     * The links to be added, each target once unless the junction keeps every link.
     *
     * @throws QueryException if a target is given twice with different attributes
     */
    List<LinkRow> wanted(List<LinkRow> links) {
        return many.unique() || conflict != null ? once(links) : links;
    }

    /** Whether the links can be added by one statement. */
    boolean isOneStatement(List<LinkRow> links) {
        return conflict != null
                && lifecycle().deletedAt() == null
                && links.stream().allMatch(link -> link.payload().isEmpty())
                && chunks(links.size(), List.of()).size() <= 1;
    }

    private Lifecycle lifecycle() {
        return many.junction().lifecycle();
    }

    /** @param links as {@link #wanted} gives them */
    Mono<RelationChange> add(Session session, List<LinkRow> links) {
        if (links.isEmpty()) {
            return Mono.just(RelationChange.NONE);
        }
        if (conflict != null) {
            return addUnlessThere(session, links);
        }
        if (!many.unique()) {
            return related.lockOwner(session).then(Mono.defer(() -> insert(session, links)));
        }
        return related.lockOwner(session)
                .then(Mono.defer(() -> related.lockRelated(session)))
                .flatMap(there -> addMissing(session, links, there));
    }

    private Mono<RelationChange> addUnlessThere(Session session, List<LinkRow> links) {
        return inserted(session, links).flatMap(inserted -> {
            Set<Object> fresh = identities(inserted);
            List<LinkRow> rest = links.stream()
                    .filter(link -> !fresh.contains(link.target().identity()))
                    .toList();
            return update(session, rest).map(RelationChange.added(Related.named(inserted))::and);
        });
    }

    private Mono<RelationChange> addMissing(Session session, List<LinkRow> links, List<RowKey> there) {
        Set<Object> known = identities(there);
        List<LinkRow> missing = links.stream()
                .filter(link -> !known.contains(link.target().identity()))
                .toList();
        List<LinkRow> kept = links.stream()
                .filter(link -> known.contains(link.target().identity()))
                .toList();
        Mono<RelationChange> inserted =
                missing.isEmpty() ? Mono.just(RelationChange.NONE) : insertMissing(session, missing);
        return inserted.flatMap(added ->
                many.unique() || conflict != null ? update(session, kept).map(added::and) : Mono.just(added));
    }

    private Mono<RelationChange> insertMissing(Session session, List<LinkRow> missing) {
        if (conflict != null) {
            return addUnlessThere(session, missing);
        }
        return many.unique() && lifecycle().deletedAt() != null
                ? reviveOrInsert(session, missing)
                : insert(session, missing);
    }

    /** Links that are not there may be there and marked as deleted, which no constraint over the pair tells. */
    private Mono<RelationChange> reviveOrInsert(Session session, List<LinkRow> missing) {
        return updated(session, missing).flatMap(revived -> {
            Set<Object> known = identities(revived);
            List<LinkRow> rest = missing.stream()
                    .filter(link -> !known.contains(link.target().identity()))
                    .toList();
            return insert(session, rest).map(RelationChange.changed(Related.named(revived))::and);
        });
    }

    private static Set<Object> identities(List<RowKey> keys) {
        Set<Object> identities = new HashSet<>();
        keys.forEach(key -> identities.add(key.identity()));
        return identities;
    }

    /** @param wanted as {@link #once} gives them */
    Mono<RelationChange> set(Session session, List<LinkRow> wanted) {
        Set<Object> kept = identities(wanted.stream().map(LinkRow::target).toList());
        return related.lockOwner(session)
                .then(Mono.defer(() -> related.lockRelated(session)))
                .flatMap(there -> {
                    List<RowKey> unwanted = there.stream()
                            .filter(key -> !kept.contains(key.identity()))
                            .toList();
                    return remove(session, unwanted).flatMap(removed -> addMissing(session, wanted, there)
                            .map(removed::and));
                });
    }

    Mono<RelationChange> remove(Session session, List<RowKey> targets) {
        return Flux.fromIterable(
                        Chunk.ofKeys(targets.size(), related.tools().dialect().maxArrayElements()))
                .concatMap(chunk -> related.keys(session, removal(chunk.of(targets))))
                .map(keys -> RelationChange.removed(Related.named(keys)))
                .reduce(RelationChange.NONE, RelationChange::and);
    }

    private SqlStatement removal(List<RowKey> targets) {
        Predicate where = Predicate.and(related.rows().reached(null), related.among(targets));
        List<Attribute> returned = many.junctionTargetKey().attributes();
        Attribute deletedAt = lifecycle().deletedAt();
        return deletedAt == null
                ? related.tools().writes().delete(new Delete(junction, where, returned))
                : related.tools()
                        .writes()
                        .update(new Update(junction, Upkeep.delete(many.junction(), deletedAt), where, returned));
    }

    /**
     * Each target once, in the order of their keys: writers that lock rows in one order cannot wait for each other.
     *
     * @throws QueryException if a target is given twice with different attributes
     */
    List<LinkRow> once(List<LinkRow> links) {
        Map<Object, LinkRow> byTarget = new LinkedHashMap<>();
        for (LinkRow link : links) {
            LinkRow before = byTarget.putIfAbsent(link.target().identity(), link);
            if (before != null && !before.payload().equals(link.payload())) {
                throw new QueryException("The target " + link.target() + " of " + many.path()
                        + " is given twice with different attributes of its link; give it once.");
            }
        }
        return byTarget.values().stream()
                .sorted(Comparator.comparing(LinkRow::target))
                .toList();
    }

    private Mono<RelationChange> insert(Session session, List<LinkRow> links) {
        return inserted(session, links).map(Related::named).map(RelationChange::added);
    }

    private Mono<List<RowKey>> inserted(Session session, List<LinkRow> links) {
        return write(links, (attributes, some) -> inserted(session, attributes, some));
    }

    private Mono<RelationChange> update(Session session, List<LinkRow> links) {
        return updated(session, links).map(Related::named).map(RelationChange::changed);
    }

    private Mono<List<RowKey>> updated(Session session, List<LinkRow> links) {
        List<LinkRow> carrying = links.stream()
                .map(link -> link.without(attribute -> isKept(many.junction(), attribute)))
                .filter(link ->
                        lifecycle().deletedAt() != null || !link.payload().isEmpty())
                .toList();
        return write(carrying, (attributes, some) -> updated(session, attributes, some));
    }

    /** Runs a statement per set of attributes and chunk, and gives the keys of the targets that it tells of. */
    private Mono<List<RowKey>> write(List<LinkRow> links, Statement statement) {
        Map<List<Attribute>, List<LinkRow>> byShape = new LinkedHashMap<>();
        links.forEach(link -> byShape.computeIfAbsent(link.attributes(), added -> new ArrayList<>())
                .add(link));
        return Flux.fromIterable(byShape.entrySet())
                .concatMap(shape -> Flux.fromIterable(chunks(shape.getValue().size(), shape.getKey()))
                        .concatMap(chunk -> statement.run(shape.getKey(), chunk.of(shape.getValue()))))
                .concatMapIterable(some -> some)
                .collectList();
    }

    private List<Chunk> chunks(int links, List<Attribute> payload) {
        return Chunk.of(
                links, columns(payload).size(), related.tools().dialect().maxParameters());
    }

    private interface Statement {
        Mono<List<RowKey>> run(List<Attribute> attributes, List<LinkRow> links);
    }

    private Mono<List<RowKey>> inserted(Session session, List<Attribute> attributes, List<LinkRow> links) {
        List<Attribute> columns = columns(attributes);
        List<Attribute> returned = many.junctionTargetKey().attributes();
        List<List<Binding.Scalar>> rows =
                links.stream().map(link -> row(link, columns)).toList();
        if (conflict == null) {
            return plainInsertion(columns, rows)
                    .run(session, related.tools().dialect())
                    .map(related::key)
                    .collectList();
        }
        Upsert upsert = new Upsert(
                junction, new RowTable(columns, rows), stamped(), conflict.attributes(), List.of(), returned);
        return related.keys(session, related.tools().writes().upsert(upsert));
    }

    private RowInsertion plainInsertion(List<Attribute> columns, List<List<Binding.Scalar>> rows) {
        List<Attribute> all = new ArrayList<>(columns);
        all.addAll(stamped());
        List<List<InsertValue>> values = new ArrayList<>();
        for (List<Binding.Scalar> row : rows) {
            List<InsertValue> given = new ArrayList<>();
            row.forEach(binding -> given.add(new InsertValue.Given(binding)));
            stamped().forEach(time -> given.add(InsertValue.NOW));
            values.add(given);
        }
        return new RowInsertion(
                many.junction(), all, values, many.junctionTargetKey().attributes());
    }

    /** The times of a new link. */
    private List<Attribute> stamped() {
        return Stream.of(lifecycle().createdAt(), lifecycle().updatedAt())
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** What a link has of its own, and its payload; a column that is not named gets its default from the database. */
    private List<Attribute> columns(List<Attribute> payload) {
        List<Attribute> columns = new ArrayList<>(fixed().keySet());
        many.junctionTargetKey().attributes().stream()
                .filter(attribute -> !columns.contains(attribute))
                .forEach(columns::add);
        columns.addAll(payload);
        return columns;
    }

    /** What all links of this owner have: the owner's key, the scope, the first version. */
    private Map<Attribute, Object> fixed() {
        Map<Attribute, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < many.junctionSourceKey().size(); i++) {
            values.put(
                    many.junctionSourceKey().attributes().get(i),
                    related.owner().values().get(i));
        }
        for (ScopeValue scope : many.junctionScope()) {
            values.put(
                    scope.attribute(),
                    Values.toColumn(
                            scope.attribute(), scope.value(), many.junction().name()));
        }
        Attribute version = lifecycle().version();
        if (version != null) {
            values.put(version, Values.toColumn(version, 0L, many.junction().name()));
        }
        return values;
    }

    private List<Binding.Scalar> row(LinkRow link, List<Attribute> columns) {
        Map<Attribute, Object> values = fixed();
        for (int i = 0; i < many.junctionTargetKey().size(); i++) {
            values.put(
                    many.junctionTargetKey().attributes().get(i),
                    link.target().values().get(i));
        }
        List<Binding.Scalar> row = new ArrayList<>();
        int own = columns.size() - link.payload().size();
        columns.subList(0, own)
                .forEach(attribute -> row.add(new Binding.Scalar(attribute.type(), values.get(attribute))));
        row.addAll(link.bindings());
        return row;
    }

    private Mono<List<RowKey>> updated(Session session, List<Attribute> attributes, List<LinkRow> links) {
        List<Attribute> columns = columns(attributes);
        Attribute version = lifecycle().version();
        List<Attribute> match = columns.subList(0, columns.size() - attributes.size()).stream()
                .filter(attribute -> !attribute.equals(version))
                .toList();
        List<Assignment> assignments = new ArrayList<>();
        attributes.forEach(attribute ->
                assignments.add(new Assignment(attribute, new Assigned.FromRow(columns.lastIndexOf(attribute)))));
        Attribute deletedAt = lifecycle().deletedAt();
        if (deletedAt != null) {
            assignments.add(new Assignment(deletedAt, Assigned.value(deletedAt.type(), null)));
        }
        UpdateRows update = new UpdateRows(
                junction,
                new RowTable(
                        columns, links.stream().map(link -> row(link, columns)).toList()),
                match,
                Upkeep.update(many.junction(), assignments),
                Predicate.TRUE,
                true,
                many.junctionTargetKey().attributes());
        return related.keys(session, related.tools().writes().update(update));
    }
}
