package io.interflux.write;

import io.interflux.dialect.Dialect;
import io.interflux.error.StaleEntityException;
import io.interflux.model.Attribute;
import io.interflux.model.Key;
import io.interflux.plan.Predicate;
import io.interflux.plan.Table;
import io.interflux.spi.Session;
import io.interflux.sql.Delete;
import io.interflux.sql.SqlStatement;
import io.interflux.sql.Update;
import io.interflux.sql.WriteRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Deletes of entities, checked and ready to run any number of times. */
final class Removal<T> {

    private final Entities<T> entities;
    private final Key found;
    private final List<RowKey> keys;
    private final Table table;
    private final Dialect dialect;

    /** @throws io.interflux.error.QueryException if the model has a version and an entity has none */
    Removal(Entities<T> entities, Dialect dialect) {
        this.entities = entities;
        this.dialect = dialect;
        this.table = Predicates.table(entities.model());
        this.found = withVersion(entities);
        this.keys = IntStream.range(0, entities.size())
                .mapToObj(i -> withVersion(entities, i))
                .toList();
    }

    private Key withVersion(Entities<T> all) {
        List<Attribute> attributes =
                new ArrayList<>(Entities.requireKey(all.model()).attributes());
        Attribute version = all.model().lifecycle().version();
        if (version != null) {
            attributes.add(version);
        }
        return new Key(attributes);
    }

    private RowKey withVersion(Entities<T> all, int position) {
        List<Object> values = new ArrayList<>(all.keys().get(position).values());
        Object version = all.version(position);
        if (version != null) {
            values.add(version);
        }
        return new RowKey(found, values);
    }

    /** Whether it can find, after it has deleted some rows, that others have another version. */
    boolean isChecked() {
        return isVersioned() && entities.size() > 1;
    }

    private boolean isVersioned() {
        return entities.model().lifecycle().version() != null;
    }

    /** How many rows there were; a {@link StaleEntityException} if the model has a version and a row has another one or is gone. */
    Mono<Long> run(Session session) {
        return Flux.fromIterable(Chunk.ofKeys(keys.size(), dialect.maxArrayElements()))
                .concatMap(chunk -> delete(session, chunk.of(keys)))
                .reduce(0L, Long::sum);
    }

    private Mono<Long> delete(Session session, List<RowKey> some) {
        List<Attribute> returned = isVersioned() ? found.attributes() : List.of();
        SqlStatement statement = statement(Predicates.in(table, found, some), returned);
        if (!isVersioned()) {
            return session.update(statement);
        }
        Key key = Entities.requireKey(entities.model());
        return Returned.of(session, statement, returned, key)
                .doOnNext(rows -> some.forEach(wanted -> requireDeleted(rows, wanted)))
                .thenReturn((long) some.size());
    }

    private SqlStatement statement(Predicate where, List<Attribute> returned) {
        WriteRenderer renderer = new WriteRenderer(dialect);
        Attribute deletedAt = entities.model().lifecycle().deletedAt();
        return deletedAt == null
                ? renderer.delete(new Delete(table, where, returned))
                : renderer.update(new Update(
                        table,
                        Upkeep.delete(entities.model(), deletedAt),
                        Predicate.and(where, Predicates.live(table)),
                        returned));
    }

    private void requireDeleted(Returned rows, RowKey wanted) {
        Key key = Entities.requireKey(entities.model());
        RowKey row = new RowKey(key, wanted.values().subList(0, key.size()));
        if (!rows.has(row)) {
            long version = ((Number) wanted.values().get(key.size())).longValue();
            throw new StaleEntityException(entities.model().name(), row.toString(), version);
        }
    }
}
