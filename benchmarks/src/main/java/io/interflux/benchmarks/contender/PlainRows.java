package io.interflux.benchmarks.contender;

import static io.interflux.benchmarks.contender.HandWritten.FETCH_SIZE;
import static io.interflux.benchmarks.contender.HandWritten.get;
import static io.interflux.benchmarks.contender.HandWritten.on;
import static io.interflux.benchmarks.contender.HandWritten.rows;

import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.database.ResultFormat;
import io.interflux.benchmarks.graph.User;
import io.r2dbc.pool.ConnectionPool;
import java.util.List;
import reactor.core.publisher.Flux;

/** The users alone, without children, over R2DBC. Not the full graph: only its first parent can be compared. */
public final class PlainRows implements FullGraph {

    private final ConnectionPool connections;

    private PlainRows(ConnectionPool connections) {
        this.connections = connections;
    }

    /** One over one connection. */
    public static PlainRows open(Endpoint endpoint) {
        return new PlainRows(endpoint.pool(1, ResultFormat.TEXT));
    }

    @Override
    public Flux<User> fullGraph() {
        return on(
                connections,
                connection -> rows(
                        connection
                                .createStatement("SELECT id, username, points FROM users ORDER BY id")
                                .fetchSize(FETCH_SIZE / 10),
                        row -> new User(
                                get(row, 0, Long.class),
                                get(row, 1, String.class),
                                row.get(2, Integer.class),
                                List.of())));
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
