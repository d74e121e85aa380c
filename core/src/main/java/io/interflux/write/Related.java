package io.interflux.write;

import io.interflux.assemble.KeyReader;
import io.interflux.assemble.LoadedRow;
import io.interflux.error.QueryException;
import io.interflux.error.StaleEntityException;
import io.interflux.error.internal.Arguments;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.plan.Column;
import io.interflux.plan.Predicate;
import io.interflux.plan.RelatedRows;
import io.interflux.plan.RowQuery;
import io.interflux.plan.Subquery;
import io.interflux.plan.Table;
import io.interflux.query.AssociationReference;
import io.interflux.query.AttributeReference;
import io.interflux.query.ComparisonOperator;
import io.interflux.query.Condition;
import io.interflux.query.ConditionSpec;
import io.interflux.query.ModelReference;
import io.interflux.query.Select;
import io.interflux.spi.Session;
import io.interflux.sql.SqlStatement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What one owner is related to by one association: the reading that all kinds have in common, and the steps of which writes are made.
 *
 * @param owner the value of {@link RelatedRows#ownerKey}
 * @param targets the type of the targets as callers see them
 */
record Related<T>(Association association, RowKey owner, EntityType<T> targets, RelatedRows rows, Tools tools) {

    static <T> Related<T> of(Association association, RowKey owner, EntityType<T> targets, Tools tools) {
        RelatedRows rows = new RelatedRows(tools.schema(), association, owner.values());
        return new Related<>(association, owner, targets, rows, tools);
    }

    /** The entities, all of which are targets of the association. */
    List<T> targets(String what, Collection<? extends T> entities) {
        List<T> all = Arguments.requiredAll(what + " of " + association.path(), entities);
        all.forEach(this::requireTarget);
        return all;
    }

    /** Entities by name are of one Java class, so that the compiler cannot tell their models apart. */
    private void requireTarget(Object entity) {
        if (!targets.fits(entity)) {
            String target = targets.model().name();
            throw new QueryException("A target of " + association.path() + " is " + EntityType.describe(entity)
                    + ", but the association leads to " + target + " ("
                    + targets.mapping().type().getSimpleName() + "); give a " + target + ".");
        }
    }

    /** The keys of entities. */
    List<RowKey> keysOf(Collection<? extends T> entities) {
        List<T> all = targets("A target", entities);
        Key key = RelatedRows.targetKey(association);
        return IntStream.range(0, all.size())
                .mapToObj(i -> RowKey.of(targets, all.get(i), key, Entities.path(targets.model(), i, all.size())))
                .toList();
    }

    /** The keys that callers gave. */
    List<RowKey> keysGiven(Collection<?> keys) {
        Key key = RelatedRows.targetKey(association);
        return Arguments.requiredAll("A key of a target of " + association.path(), keys).stream()
                .map(given -> RowKey.given(targets.model(), key, given))
                .toList();
    }

    /** Each key once, in their order: writers that lock rows in one order cannot wait for each other. */
    static List<RowKey> distinct(List<RowKey> keys) {
        Set<Object> seen = new HashSet<>();
        return keys.stream().filter(key -> seen.add(key.identity())).sorted().toList();
    }

    Mono<Long> count(@Nullable ConditionSpec condition) {
        Subquery counted = new Subquery(rows.from(), List.of(), rows.reached(condition));
        SqlStatement statement = tools.queries().count(counted).statement();
        return tools.atomic()
                .reading(session -> session.query(statement, 0, row -> (Long) Objects.requireNonNull(row.get(0))))
                .single();
    }

    Mono<Boolean> hasAll(List<RowKey> keys) {
        List<Chunk> chunks = Chunk.ofKeys(keys.size(), tools.dialect().maxArrayElements());
        if (chunks.isEmpty()) {
            return Mono.just(true);
        }
        return tools.atomic()
                .reading(session ->
                        Flux.fromIterable(chunks).concatMap(chunk -> read(session, relatedAmong(chunk.of(keys)))))
                .map(this::identity)
                .collect(Collectors.toSet())
                .map(found -> keys.stream().allMatch(key -> found.contains(key.identity())));
    }

    private SqlStatement relatedAmong(List<RowKey> keys) {
        RowQuery query = new RowQuery(
                List.copyOf(columns()),
                rows.from(),
                List.of(),
                Predicate.and(rows.reached(null), among(keys)),
                null,
                List.of(),
                null);
        return tools.queries().render(query).statement();
    }

    private List<Column> columns() {
        return rows.key().attributes().stream()
                .map(attribute -> new Column(rows.from(), attribute))
                .toList();
    }

    /** Rows of {@link RelatedRows#from} that refer to one of the targets. */
    Predicate among(List<RowKey> keys) {
        return Predicates.in(rows.from(), rows.key(), keys);
    }

    Flux<LoadedRow> read(Session session, SqlStatement statement) {
        return session.query(
                statement, 0, row -> LoadedRow.copyOf(row, statement.columns().size()));
    }

    /** The identity of the target's key in a row that begins with it. */
    Object identity(LoadedRow row) {
        return Objects.requireNonNull(
                KeyReader.keyOf(IntStream.range(0, rows.key().size())
                        .mapToObj(i -> Objects.requireNonNull(row.get(i)))
                        .toList()));
    }

    /** The target's key in a row that begins with it. */
    RowKey key(LoadedRow row) {
        return new RowKey(
                RelatedRows.targetKey(association),
                IntStream.range(0, rows.key().size())
                        .mapToObj(i -> Objects.requireNonNull(row.get(i)))
                        .toList());
    }

    /** The keys as callers know them. */
    static List<Object> named(Collection<RowKey> keys) {
        return keys.stream().map(Related::named).toList();
    }

    private static Object named(RowKey key) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < key.values().size(); i++) {
            Attribute attribute = key.key().attributes().get(i);
            values.add(Objects.requireNonNull(attribute.toAttribute(key.values().get(i))));
        }
        return values.size() == 1 ? values.get(0) : List.copyOf(values);
    }

    /** Runs a statement whose rows begin with the target's key; each key once. */
    Mono<List<RowKey>> keys(Session session, SqlStatement statement) {
        return read(session, statement).map(this::key).collectList().map(Related::distinct);
    }

    /** Locks the owner's row, so that nobody else changes this relation as a whole before the transaction ends. */
    Mono<Void> lockOwner(Session session) {
        Table table = Predicates.table(association.source());
        SqlStatement lock = tools.writes()
                .lock(
                        table,
                        Predicate.and(Predicates.equal(table, owner), Predicates.live(table)),
                        owner.key().attributes());
        return read(session, lock).count().doOnNext(this::requireOwner).then();
    }

    private void requireOwner(long found) {
        if (found == 0) {
            throw new StaleEntityException(association.source().name(), owner.toString(), null);
        }
    }

    /** {@link #lockOwner} and {@link #lockRelated} of a belongsTo, whose owner holds the reference: one statement where that tells all. */
    Mono<List<RowKey>> lockReferred(Session session) {
        SqlStatement lock =
                tools.writes().lock(rows.from(), rows.owned(), rows.key().attributes());
        return read(session, lock).collectList().flatMap(found -> {
            requireOwner(found.size());
            return refersToNothing(found.get(0))
                    ? Mono.just(List.of())
                    : rows.leadsToAll() ? Mono.just(List.of(key(found.get(0)))) : lockRelated(session);
        });
    }

    private boolean refersToNothing(LoadedRow row) {
        return IntStream.range(0, rows.key().size()).anyMatch(i -> row.get(i) == null);
    }

    /** Reads the targets that are related, and locks what relates them. */
    Mono<List<RowKey>> lockRelated(Session session) {
        return keys(
                session,
                tools.writes()
                        .lockInOrder(rows.from(), rows.reached(null), rows.key().attributes()));
    }

    Flux<T> find(Select<T> select) {
        Model model = association.target();
        if (select.model().in(tools.schema()) != model) {
            throw new QueryException("The relation " + association.path() + " leads to " + model.name()
                    + ", but the query is of " + select.model() + "; select from " + model.name() + ".");
        }
        if (select.load().after() != null || select.load().forUpdate()) {
            throw new QueryException("A query of the relation " + association.path()
                    + " cannot lock rows or continue after a cursor; query " + model.name() + " with a condition.");
        }
        AssociationReference reference =
                new AssociationReference(new ModelReference(association.source().name(), null), association.name());
        Select<DynamicEntity> within = Select.within(association.source().name(), isOwner(), reference, select)
                .only(ownerAttributes());
        TypedGraph<T> typed = new TypedGraph<>(targets, tools);
        return tools.finder().find(within).flatMapIterable(found -> typed.children(found, association, select.level()));
    }

    private List<AttributeReference> ownerAttributes() {
        return owner.key().attributes().stream()
                .map(attribute -> AttributeReference.named(attribute.name()))
                .toList();
    }

    private Condition<DynamicEntity> isOwner() {
        List<ConditionSpec> parts = new ArrayList<>();
        for (int i = 0; i < owner.values().size(); i++) {
            Attribute attribute = owner.key().attributes().get(i);
            Object value =
                    Objects.requireNonNull(attribute.toAttribute(owner.values().get(i)));
            parts.add(new ConditionSpec.Comparison(
                    AttributeReference.named(attribute.name()), ComparisonOperator.EQ, value));
        }
        return new Condition<>(ConditionSpec.and(parts));
    }
}
