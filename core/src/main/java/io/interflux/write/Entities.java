package io.interflux.write;

import io.interflux.error.QueryException;
import io.interflux.model.Attribute;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.plan.Values;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Entities of one type whose rows are found by a key.
 *
 * @param type their model and how they are read
 * @param all the entities, at least one
 * @param keys one for each of them, no two equal
 */
record Entities<T>(EntityType<T> type, List<T> all, List<RowKey> keys) {

    /** @throws QueryException if the model has no primary key, an entity has none, or two have the same */
    static <T> Entities<T> of(EntityType<T> type, List<T> all) {
        return of(type, all, requireKey(type.model()));
    }

    /** As {@link #of(EntityType, List)}, by another key than the primary one. */
    static <T> Entities<T> of(EntityType<T> type, List<T> all, Key key) {
        List<RowKey> keys = IntStream.range(0, all.size())
                .mapToObj(i -> RowKey.of(type, all.get(i), key, path(type.model(), i, all.size())))
                .toList();
        requireDistinct(type.model(), keys);
        return new Entities<>(type, all, keys);
    }

    static Key requireKey(Model model) {
        Key key = model.primaryKey();
        if (key == null) {
            throw new QueryException("The model " + model.name()
                    + " has no primary key, so that one of its rows cannot be told from another;"
                    + " update or delete by a condition.");
        }
        return key;
    }

    private static void requireDistinct(Model model, List<RowKey> keys) {
        Map<Object, Integer> seen = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            Integer before = seen.putIfAbsent(keys.get(i).identity(), i);
            if (before != null) {
                throw new QueryException("The entities " + model.name() + "[" + before + "] and " + model.name() + "["
                        + i + "] have the same key " + keys.get(i) + "; give each row once.");
            }
        }
    }

    Model model() {
        return type.model();
    }

    int size() {
        return all.size();
    }

    /** The positions in the order of the keys: who writes rows in the same order as everybody else never waits for one who waits for him. */
    IntStream inKeyOrder() {
        return IntStream.range(0, size())
                .boxed()
                .sorted(Comparator.comparing(keys::get))
                .mapToInt(i -> i);
    }

    /** {@code user}, or {@code user[3]} where there are several. */
    String path(int index) {
        return path(model(), index, all.size());
    }

    static String path(Model model, int index, int size) {
        return model.name() + (size == 1 ? "" : "[" + index + "]");
    }

    /** The version of an entity as its column holds it, or {@code null} where the model has none. */
    @Nullable Object version(int index) {
        Attribute version = model().lifecycle().version();
        if (version == null) {
            return null;
        }
        Object value = type.value(all.get(index), version);
        if (value == null) {
            throw new QueryException("The entity " + path(index) + " has no version '" + version.name()
                    + "', without which a change by somebody else would be lost; load the attribute,"
                    + " or update and delete by a condition.");
        }
        return Values.toColumn(version, value, path(index));
    }
}
