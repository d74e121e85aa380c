package io.interflux.benchmarks.contender;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.Statement;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** What all contenders share that are written by hand over R2DBC. */
final class HandWritten {

    /** How many rows the driver fetches at a time where a result is long; smaller numbers cost, larger ones gain nothing. */
    static final int FETCH_SIZE = 10_000;

    private HandWritten() {}

    /** Work on one connection of the pool, which goes back whatever happens. */
    static <T> Flux<T> on(ConnectionPool connections, Function<Connection, Flux<T>> work) {
        return Flux.usingWhen(connections.create(), work, Connection::close);
    }

    /** The rows of one statement. */
    static <T> Flux<T> rows(Statement statement, Function<Row, T> mapping) {
        return Flux.from(statement.execute())
                .concatMap((Result result) -> result.map((row, metadata) -> mapping.apply(row)));
    }

    /** A value that no row is without. */
    static <T> T get(Row row, int index, Class<T> type) {
        T value = row.get(index, type);
        if (value == null) {
            throw new IllegalStateException("Column " + index + " is null");
        }
        return value;
    }

    static @Nullable Boolean flag(Row row, int index) {
        return row.get(index, Boolean.class);
    }
}
