package io.interflux.benchmarks.contender;

import static io.interflux.benchmarks.contender.HandWritten.on;

import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.database.ResultFormat;
import io.interflux.benchmarks.graph.Event;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A thousand rows by each insert over R2DBC, an array for each column, one after another in one transaction. */
public final class InsertBatches implements BulkLoad {

    private static final int ROWS = 1000;
    private static final String INSERT =
            """
            INSERT INTO events (id, name, amount, settled)
            SELECT * FROM unnest($1::int8[], $2::text[], $3::int4[], $4::bool[])""";

    private final ConnectionPool connections;

    private InsertBatches(ConnectionPool connections) {
        this.connections = connections;
    }

    /** One over one connection. */
    public static InsertBatches open(Endpoint endpoint) {
        return new InsertBatches(endpoint.pool(1, ResultFormat.TEXT));
    }

    @Override
    public Mono<Long> load(Flux<Event> events) {
        return on(connections, connection -> insert(connection, events).flux()).next();
    }

    private static Mono<Long> insert(Connection connection, Flux<Event> events) {
        return Mono.from(connection.beginTransaction())
                .then(events.buffer(ROWS)
                        .concatMap(rows -> statement(connection, rows).execute(), 1)
                        .concatMap(Result::getRowsUpdated, 1)
                        .reduce(0L, Long::sum))
                .flatMap(count -> Mono.from(connection.commitTransaction()).thenReturn(count));
    }

    private static Statement statement(Connection connection, List<Event> events) {
        return connection
                .createStatement(INSERT)
                .bind(0, events.stream().map(Event::id).toArray(Long[]::new))
                .bind(1, events.stream().map(Event::name).toArray(String[]::new))
                .bind(2, amounts(events))
                .bind(3, events.stream().map(Event::settled).toArray(Boolean[]::new));
    }

    private static @Nullable Integer[] amounts(List<Event> events) {
        @Nullable Integer[] amounts = new @Nullable Integer[events.size()];
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = events.get(i).amount();
        }
        return amounts;
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
