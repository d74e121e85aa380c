package io.interflux.benchmarks.contender;

import static io.interflux.benchmarks.contender.HandWritten.on;

import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.database.ResultFormat;
import io.interflux.benchmarks.graph.Event;
import io.netty.buffer.Unpooled;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Wrapped;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code COPY … FROM STDIN} by r2dbc-postgresql, a thousand lines at a time. */
public final class DriverCopy implements BulkLoad {

    private final ConnectionPool connections;

    private DriverCopy(ConnectionPool connections) {
        this.connections = connections;
    }

    /** One over one connection. */
    public static DriverCopy open(Endpoint endpoint) {
        return new DriverCopy(endpoint.pool(1, ResultFormat.TEXT));
    }

    @Override
    public Mono<Long> load(Flux<Event> events) {
        return on(connections, connection -> driver(connection)
                        .copyIn(
                                CopyLines.COPY,
                                events.buffer(CopyLines.ROWS)
                                        .map(rows -> Unpooled.wrappedBuffer(CopyLines.bytes(rows))))
                        .flux())
                .next();
    }

    /** The pool's connection has no {@code copyIn} of its own. */
    private static PostgresqlConnection driver(Connection connection) {
        PostgresqlConnection driver =
                connection instanceof Wrapped<?> wrapped ? wrapped.unwrap(PostgresqlConnection.class) : null;
        if (driver == null) {
            throw new IllegalStateException(connection + " is not of r2dbc-postgresql");
        }
        return driver;
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
