package io.interflux.write;

import io.interflux.dialect.Dialect;
import io.interflux.error.DatabaseException;
import io.interflux.model.Attribute;
import io.interflux.spi.Row;
import io.interflux.spi.Session;
import io.interflux.sql.Insert;
import io.interflux.sql.InsertRenderer;
import io.interflux.sql.InsertValue;
import io.interflux.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Entities of one type, checked and ready to be written; it may run any number of times. */
final class Insertion<T> {

    /** The returned attributes of one row. */
    private record Held(List<@Nullable Object> values) {}

    private final EntityType<T> type;
    private final List<T> entities;
    private final List<List<InsertValue>> rows;
    private final List<Attribute> written;
    private final List<Attribute> returned;
    private final Dialect dialect;

    private Insertion(EntityType<T> type, List<T> entities, List<List<InsertValue>> rows, Dialect dialect) {
        this.type = type;
        this.entities = entities;
        this.rows = rows;
        this.written = List.copyOf(type.model().attributes());
        this.returned = type.places(entities.get(0));
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
            String path = type.model().name() + (entities.size() == 1 ? "" : "[" + i + "]");
            rows.add(values.of(entities.get(i), path));
        }
        return new Insertion<>(type, entities, rows, dialect);
    }

    /** How many rows there are. */
    int size() {
        return rows.size();
    }

    /** Writes chunk after chunk; the entities as the database holds them, in their order. */
    Flux<T> run(Session session) {
        return Flux.fromIterable(Chunk.of(rows.size(), written.size(), dialect.maxParameters()))
                .concatMap(chunk -> write(chunk, session));
    }

    private Flux<T> write(Chunk chunk, Session session) {
        Insert insert = new Insert(type.model().table(), written, chunk.of(rows), columns());
        SqlStatement statement = new InsertRenderer(dialect).render(insert);
        return session.query(statement, 0, this::read)
                .collectList()
                .flatMapIterable(held -> rebuilt(chunk.of(entities), held, statement));
    }

    /** A type without a place for any attribute still needs a row to be returned per row that was written. */
    private List<Attribute> columns() {
        return returned.isEmpty() ? written.subList(0, 1) : returned;
    }

    private Held read(Row row) {
        List<@Nullable Object> values = new ArrayList<>(returned.size());
        for (int i = 0; i < returned.size(); i++) {
            values.add(returned.get(i).toAttribute(row.get(i)));
        }
        return new Held(values);
    }

    private List<T> rebuilt(List<T> given, List<Held> held, SqlStatement statement) {
        if (given.size() != held.size()) {
            throw new DatabaseException(
                    "The insert of " + given.size() + " rows into "
                            + type.model().table() + " gave back " + held.size()
                            + ", so rows cannot be told apart; look for a trigger or rule that drops or adds rows.",
                    null,
                    statement.text(),
                    null);
        }
        List<T> rebuilt = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            rebuilt.add(type.mapping().with(given.get(i), returned, held.get(i).values()));
        }
        return rebuilt;
    }
}
