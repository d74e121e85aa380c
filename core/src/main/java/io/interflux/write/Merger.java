package io.interflux.write;

import io.interflux.dialect.Dialect;
import io.interflux.error.DatabaseException;
import io.interflux.model.Attribute;
import io.interflux.model.Key;
import io.interflux.spi.Session;
import io.interflux.sql.Assignment;
import io.interflux.sql.Binding;
import io.interflux.sql.InsertValue;
import io.interflux.sql.RowTable;
import io.interflux.sql.SqlStatement;
import io.interflux.sql.Upsert;
import io.interflux.sql.WriteRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;

/** Upserts of entities that all have the key that decides, checked and ready to run any number of times. */
final class Merger<T> {

    /** What the rows of one statement have in common: the columns with values, those with the time, and those that an update writes. */
    private record Shape(List<Attribute> columns, List<Attribute> stamped, List<Attribute> updated) {}

    private final Entities<T> entities;
    private final List<List<InsertValue>> rows;
    private final Groups<Shape> groups;
    private final Key key;
    private final Dialect dialect;

    private Merger(Entities<T> entities, Key key, List<List<InsertValue>> rows, Dialect dialect) {
        this.entities = entities;
        this.rows = rows;
        this.key = key;
        this.groups = Groups.of(entities.inKeyOrder(), this::shape);
        this.dialect = dialect;
    }

    /** @throws io.interflux.error.QueryException if a value does not fit, or is null where there must be one */
    static <T> Merger<T> of(Entities<T> entities, Key key, Dialect dialect) {
        RowValues<T> values = new RowValues<>(entities.type());
        List<List<InsertValue>> rows = IntStream.range(0, entities.size())
                .mapToObj(i -> values.of(entities.all().get(i), entities.path(i)))
                .toList();
        return new Merger<>(entities, key, rows, dialect);
    }

    private Shape shape(int position) {
        List<Attribute> columns = new ArrayList<>();
        List<Attribute> stamped = new ArrayList<>();
        List<Attribute> all = List.copyOf(entities.model().attributes());
        for (int i = 0; i < all.size(); i++) {
            InsertValue value = rows.get(position).get(i);
            if (value instanceof InsertValue.Given) {
                columns.add(all.get(i));
            } else if (value instanceof InsertValue.Now) {
                stamped.add(all.get(i));
            }
        }
        return new Shape(
                columns, stamped, Overwrite.of(entities.type(), entities.all().get(position), key));
    }

    /** The entities as the database holds them, in their order. */
    Flux<T> run(Session session) {
        return groups.write((shape, positions) -> Flux.fromIterable(
                        Chunk.of(positions.size(), shape.columns().size(), dialect.maxParameters()))
                .concatMap(chunk -> write(session, shape, chunk.of(positions))));
    }

    private Flux<T> write(Session session, Shape shape, List<Integer> positions) {
        List<Attribute> returned =
                Returned.attributes(entities.type().places(entities.all().get(0)), key);
        RowTable table = new RowTable(
                shape.columns(), positions.stream().map(this::bindings).toList());
        Upsert upsert = new Upsert(
                Predicates.table(entities.model()),
                table,
                shape.stamped(),
                key.attributes(),
                assignments(shape),
                returned);
        SqlStatement statement = new WriteRenderer(dialect).upsert(upsert);
        return Returned.of(session, statement, returned, key).flatMapIterable(found -> positions.stream()
                .map(i -> rebuilt(found, i, statement))
                .toList());
    }

    private T rebuilt(Returned found, int position, SqlStatement statement) {
        RowKey wanted = entities.keys().get(position);
        if (!found.has(wanted)) {
            throw new DatabaseException(
                    "The upsert into " + entities.model().table() + " gave no row back for the entity "
                            + entities.path(position) + "; look for a trigger or rule that drops rows or changes keys.",
                    null,
                    statement.text(),
                    null);
        }
        return found.rebuilt(entities.type(), entities.all().get(position), wanted);
    }

    private List<Binding.Scalar> bindings(int position) {
        return rows.get(position).stream()
                .filter(InsertValue.Given.class::isInstance)
                .map(value -> ((InsertValue.Given) value).binding())
                .toList();
    }

    /** An upsert of nothing but keys writes the key onto itself, so that the row is given back. */
    private List<Assignment> assignments(Shape shape) {
        List<Assignment> all = Overwrite.assignments(entities.model(), shape.columns(), shape.updated());
        return all.isEmpty()
                ? List.of(Overwrite.fromRow(shape.columns(), key.attributes().get(0)))
                : all;
    }
}
