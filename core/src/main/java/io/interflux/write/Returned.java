package io.interflux.write;

import io.interflux.assemble.KeyReader;
import io.interflux.assemble.LoadedRow;
import io.interflux.model.Attribute;
import io.interflux.model.Key;
import io.interflux.spi.Session;
import io.interflux.sql.SqlStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Rows that a write gave back, in no order, to be found by their key.
 *
 * @param attributes what each row holds, in order
 * @param byKey the rows by the identity of their key
 */
record Returned(List<Attribute> attributes, Map<Object, LoadedRow> byKey) {

    /**
     * The attributes to be given back, so that the rows can be found: those that are wanted, and those of the key among them or after
     * them.
     */
    static List<Attribute> attributes(List<Attribute> wanted, Key key) {
        List<Attribute> all = new ArrayList<>(wanted);
        key.attributes().stream().filter(part -> !wanted.contains(part)).forEach(all::add);
        return List.copyOf(all);
    }

    /** Runs a statement that gives back {@code attributes}. */
    static Mono<Returned> of(Session session, SqlStatement statement, List<Attribute> attributes, Key key) {
        KeyReader reader =
                new KeyReader(key.attributes().stream().map(attributes::indexOf).toList());
        return session.query(statement, 0, row -> LoadedRow.copyOf(row, attributes.size()))
                .collectList()
                .map(rows -> {
                    Map<Object, LoadedRow> byKey = new HashMap<>();
                    rows.forEach(row -> byKey.put(Objects.requireNonNull(reader.key(row)), row));
                    return new Returned(attributes, byKey);
                });
    }

    boolean has(RowKey key) {
        return byKey.containsKey(key.identity());
    }

    /** The entity as its row is now. */
    <T> T rebuilt(EntityType<T> type, T entity, RowKey key) {
        LoadedRow row = Objects.requireNonNull(byKey.get(key.identity()));
        List<@Nullable Object> values = new ArrayList<>(attributes.size());
        for (int i = 0; i < attributes.size(); i++) {
            values.add(attributes.get(i).toAttribute(row.get(i)));
        }
        return type.mapping().with(entity, attributes, values);
    }
}
