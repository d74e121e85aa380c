package io.interflux.write;

import io.interflux.assemble.LoadedRow;
import io.interflux.dialect.Dialect;
import io.interflux.error.DatabaseException;
import io.interflux.model.Attribute;
import io.interflux.model.Model;
import io.interflux.spi.Session;
import io.interflux.sql.Insert;
import io.interflux.sql.InsertRenderer;
import io.interflux.sql.InsertValue;
import io.interflux.sql.SqlStatement;
import java.util.List;
import reactor.core.publisher.Flux;

/**
 * Rows of one model, ready to be inserted.
 *
 * @param columns the attributes that are written
 * @param rows for each row one value per column; at least one row
 * @param returned the attributes that each row gives back; at least one
 */
record RowInsertion(Model model, List<Attribute> columns, List<List<InsertValue>> rows, List<Attribute> returned) {

    /** All attributes of the model, written and given back. */
    static RowInsertion of(Model model, List<List<InsertValue>> rows) {
        List<Attribute> all = List.copyOf(model.attributes());
        return new RowInsertion(model, all, rows, all);
    }

    /** Writes chunk after chunk; what each row holds then, in their order. */
    Flux<LoadedRow> run(Session session, Dialect dialect) {
        return Flux.fromIterable(Chunk.of(rows.size(), columns.size(), dialect.maxParameters()))
                .concatMap(chunk -> write(chunk.of(rows), session, dialect));
    }

    private Flux<LoadedRow> write(List<List<InsertValue>> some, Session session, Dialect dialect) {
        SqlStatement statement = new InsertRenderer(dialect).render(new Insert(model.table(), columns, some, returned));
        return session.query(statement, 0, row -> LoadedRow.copyOf(row, returned.size()))
                .collectList()
                .doOnNext(held -> requireAll(some.size(), held.size(), statement))
                .flatMapIterable(held -> held);
    }

    private void requireAll(int written, int held, SqlStatement statement) {
        if (written != held) {
            throw new DatabaseException(
                    "The insert of " + written + " rows into " + model.table() + " gave back " + held
                            + ", so rows cannot be told apart; look for a trigger or rule that drops or adds rows.",
                    null,
                    statement.text(),
                    null);
        }
    }
}
