package io.interflux.write;

import io.interflux.dialect.Dialect;
import io.interflux.error.QueryException;
import io.interflux.error.internal.Arguments;
import io.interflux.model.Attribute;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.query.AttributeHandle;
import io.interflux.spi.Session;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Upserts of entities: those with the key that decides are merged, those whose key the database makes are inserted. */
final class Upserts<T> {

    private final List<T> entities;
    private final Groups<Boolean> groups;
    private final @Nullable Merger<T> merger;
    private final @Nullable Insertion<T> insertion;

    private Upserts(
            List<T> entities, Groups<Boolean> groups, @Nullable Merger<T> merger, @Nullable Insertion<T> insertion) {
        this.entities = entities;
        this.groups = groups;
        this.merger = merger;
        this.insertion = insertion;
    }

    /** @throws QueryException if the key is not unique, or a value does not fit, or is null where there must be one */
    static <T> Upserts<T> of(
            EntityType<T> type, List<T> entities, List<AttributeHandle<T, ?>> handles, Dialect dialect) {
        Key key = key(type.model(), handles);
        List<T> keyed = new ArrayList<>();
        List<T> fresh = new ArrayList<>();
        entities.forEach(entity -> (isFresh(type, entity, key) ? fresh : keyed).add(entity));
        Groups<Boolean> groups = Groups.of(entities.size(), i -> isFresh(type, entities.get(i), key));
        return new Upserts<>(
                entities,
                groups,
                keyed.isEmpty() ? null : Merger.of(Entities.of(type, keyed, key), key, dialect),
                fresh.isEmpty() ? null : Insertion.of(type, fresh, dialect));
    }

    /** Whether the key is one that the database makes, and has not yet. */
    static <T> boolean isFresh(EntityType<T> type, T entity, Key key) {
        return key.attributes().stream()
                .anyMatch(attribute -> attribute.generated() && type.value(entity, attribute) == null);
    }

    /** @throws QueryException if the attributes are not those of a primary or unique key */
    static Key key(Model model, List<? extends AttributeHandle<?, ?>> handles) {
        if (handles.isEmpty()) {
            return Entities.requireKey(model);
        }
        List<Attribute> attributes = handles.stream()
                .map(handle -> AssignedValues.attribute(
                        model,
                        Arguments.required("An attribute of an upsert's key", handle)
                                .reference()))
                .toList();
        return keys(model)
                .filter(key -> new HashSet<>(key.attributes()).equals(new HashSet<>(attributes)))
                .findFirst()
                .orElseThrow(() -> new QueryException("The upsert of " + model.name() + " by " + new Key(attributes)
                        + " cannot tell which row it means, since these are not unique. Unique are "
                        + keys(model).toList() + "; name all attributes of one of them, or declare them unique."));
    }

    private static Stream<Key> keys(Model model) {
        Key primaryKey = model.primaryKey();
        return Stream.concat(
                Stream.ofNullable(primaryKey), model.uniqueKeys().stream().map(unique -> unique.key()));
    }

    boolean isOneStatement() {
        return entities.size() == 1;
    }

    /** The entities as the database holds them, in their order. */
    Flux<T> run(Session session) {
        return groups.write((fresh, positions) -> fresh ? inserted(session) : merged(session));
    }

    private Flux<T> inserted(Session session) {
        return insertion == null ? Flux.empty() : insertion.run(session);
    }

    private Flux<T> merged(Session session) {
        return merger == null ? Flux.empty() : merger.run(session);
    }
}
