package io.interflux.write;

import io.interflux.assemble.LoadedRow;
import io.interflux.dialect.Dialect;
import io.interflux.model.Attribute;
import io.interflux.spi.Session;
import io.interflux.sql.InsertValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Entities of one type, checked and ready to be written; it may run any number of times. */
final class Insertion<T> {

    private final EntityType<T> type;
    private final List<T> entities;
    private final List<Attribute> returned;
    private final RowInsertion rows;
    private final Dialect dialect;

    private Insertion(EntityType<T> type, List<T> entities, List<List<InsertValue>> rows, Dialect dialect) {
        this.type = type;
        this.entities = entities;
        this.returned = type.places(entities.get(0));
        List<Attribute> written = List.copyOf(type.model().attributes());
        // a type without a place for any attribute still needs a row to be returned per row that was written
        this.rows =
                new RowInsertion(type.model(), written, rows, returned.isEmpty() ? written.subList(0, 1) : returned);
        this.dialect = dialect;
    }

    /**
     * Reads the values of at least one entity.
     *
     * @throws io.interflux.error.QueryException if a value does not fit, or is null where there must be one
     */
    static <T> Insertion<T> of(EntityType<T> type, List<T> entities, Dialect dialect) {
        RowValues<T> values = new RowValues<>(type);
        List<List<InsertValue>> rows = new ArrayList<>(entities.size());
        for (int i = 0; i < entities.size(); i++) {
            rows.add(values.of(entities.get(i), Entities.path(type.model(), i, entities.size())));
        }
        return new Insertion<>(type, entities, rows, dialect);
    }

    /** How many rows there are. */
    int size() {
        return entities.size();
    }

    /** Writes chunk after chunk; the entities as the database holds them, in their order. */
    Flux<T> run(Session session) {
        return rows.run(session, dialect).index((index, row) -> rebuilt(entities.get(Math.toIntExact(index)), row));
    }

    private T rebuilt(T entity, LoadedRow row) {
        List<@Nullable Object> values = new ArrayList<>(returned.size());
        for (int i = 0; i < returned.size(); i++) {
            values.add(returned.get(i).toAttribute(row.get(i)));
        }
        return type.mapping().with(entity, returned, values);
    }
}
