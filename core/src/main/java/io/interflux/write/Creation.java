package io.interflux.write;

import io.interflux.assemble.LoadedRow;
import io.interflux.model.Attribute;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.model.ScopeValue;
import io.interflux.plan.RelatedRows;
import io.interflux.plan.Values;
import io.interflux.spi.Session;
import io.interflux.sql.InsertValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** New targets of a relation, with the values of its scope and, where they hold it, the owner's key. */
final class Creation<T> {

    /** A row that was inserted, and its key. */
    record Created<T>(T entity, RowKey key) {}

    private final Related<T> related;
    private final List<T> entities;
    private final RowInsertion insertion;

    private Creation(Related<T> related, List<T> entities, RowInsertion insertion) {
        this.related = related;
        this.entities = entities;
        this.insertion = insertion;
    }

    /**
     * Reads the values of at least one entity.
     *
     * @param owner what the target's own foreign key holds, in its order; empty where the target has none
     */
    static <T> Creation<T> of(Related<T> related, List<T> entities, List<?> owner) {
        Model model = related.association().target();
        Map<Attribute, Object> given = new LinkedHashMap<>();
        for (int i = 0; i < owner.size(); i++) {
            given.put(related.association().targetKey().attributes().get(i), owner.get(i));
        }
        for (ScopeValue scope : related.association().scope()) {
            given.put(scope.attribute(), Values.toColumn(scope.attribute(), scope.value(), model.name()));
        }
        RowValues<T> values = new RowValues<>(related.targets());
        List<List<InsertValue>> rows = new ArrayList<>();
        for (int i = 0; i < entities.size(); i++) {
            rows.add(values.of(entities.get(i), Entities.path(model, i, entities.size()), given));
        }
        return new Creation<>(related, entities, RowInsertion.of(model, rows));
    }

    Flux<Created<T>> run(Session session) {
        return insertion
                .run(session, related.tools().dialect())
                .index((index, row) -> created(entities.get(Math.toIntExact(index)), row));
    }

    private Created<T> created(T entity, LoadedRow row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < insertion.returned().size(); i++) {
            values.add(insertion.returned().get(i).toAttribute(row.get(i)));
        }
        Key key = RelatedRows.targetKey(related.association());
        List<Object> keyValues = key.attributes().stream()
                .map(attribute -> Objects.requireNonNull(
                        row.get(insertion.returned().indexOf(attribute)),
                        "the inserted row has a null in its key " + key))
                .toList();
        T rebuilt = related.targets().mapping().with(entity, insertion.returned(), values);
        return new Created<>(rebuilt, new RowKey(key, keyValues));
    }
}
