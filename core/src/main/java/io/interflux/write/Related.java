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

    /** The keys of entities, each once. */
    List<RowKey> keysOf(Collection<? extends T> entities) {
        List<? extends T> all = Arguments.requiredAll("A target of " + association.path(), entities);
        Key key = RelatedRows.targetKey(association);
        return IntStream.range(0, all.size())
                .mapToObj(i -> RowKey.of(targets, all.get(i), key, Entities.path(targets.model(), i, all.size())))
                .toList();
    }

    /** The keys that callers gave, each once. */
    List<RowKey> keysGiven(Collection<?> keys) {
        Key key = RelatedRows.targetKey(association);
        return Arguments.requiredAll("A key of a target of " + association.path(), keys).stream()
                .map(given -> RowKey.given(targets.model(), key, given))
                .toList();
    }

    static List<RowKey> distinct(List<RowKey> keys) {
        Set<Object> seen = new HashSet<>();
        return keys.stream().filter(key -> seen.add(key.identity())).toList();
    }

    Mono<Long> count(@Nullable Condition condition) {
        Subquery counted = new Subquery(rows.from(), List.of(), rows.reached(condition));
        SqlStatement statement = tools.queries().count(counted).statement();
        return tools.atomic()
                .plain(session -> session.query(statement, 0, row -> (Long) Objects.requireNonNull(row.get(0))))
                .single();
    }

    Mono<Boolean> hasAll(List<RowKey> keys) {
        if (keys.isEmpty()) {
            return Mono.just(true);
        }
        RowQuery query = new RowQuery(
                List.copyOf(columns()),
                rows.from(),
                List.of(),
                Predicate.and(rows.reached(null), among(keys)),
                null,
                List.of(),
                null);
        SqlStatement statement = tools.queries().render(query).statement();
        return tools.atomic()
                .plain(session -> read(session, statement))
                .map(this::identity)
                .collectList()
                .map(found -> keys.stream().allMatch(key -> found.contains(key.identity())));
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
        Model source = association.source();
        Table table = Predicates.table(source);
        SqlStatement lock = tools.writes()
                .lock(
                        table,
                        Predicate.and(Predicates.equal(table, owner), Predicates.live(table)),
                        owner.key().attributes());
        return read(session, lock)
                .count()
                .flatMap(found -> found == 0
                        ? Mono.error(new StaleEntityException(source.name(), owner.toString(), null))
                        : Mono.empty());
    }

    /** Reads the targets that are related, and locks what relates them. */
    Mono<List<RowKey>> lockRelated(Session session) {
        return keys(
                session,
                tools.writes().lock(rows.from(), rows.reached(null), rows.key().attributes()));
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

    private Condition isOwner() {
        List<Condition> parts = new ArrayList<>();
        for (int i = 0; i < owner.values().size(); i++) {
            Attribute attribute = owner.key().attributes().get(i);
            Object value =
                    Objects.requireNonNull(attribute.toAttribute(owner.values().get(i)));
            parts.add(
                    new Condition.Comparison(AttributeReference.named(attribute.name()), ComparisonOperator.EQ, value));
        }
        return Condition.and(parts);
    }
}
