package io.interflux.benchmarks.contender;

import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.graph.Event;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * {@code COPY … FROM STDIN} by pgjdbc, a thousand lines at a time, on the thread that subscribes. It sends what {@code psql}'s
 * {@code \copy} sends.
 */
public final class JdbcCopy implements BulkLoad {

    private final Connection connection;

    private JdbcCopy(Connection connection) {
        this.connection = connection;
    }

    /** One over one connection. */
    public static JdbcCopy open(Endpoint endpoint) {
        try {
            return new JdbcCopy(endpoint.jdbc());
        } catch (SQLException failed) {
            throw new IllegalStateException("JDBC failed", failed);
        }
    }

    @Override
    public Mono<Long> load(Flux<Event> events) {
        return Mono.fromCallable(
                        () -> connection.unwrap(PGConnection.class).getCopyAPI().copyIn(CopyLines.COPY))
                .flatMap(copy -> events.buffer(CopyLines.ROWS)
                        .doOnNext(rows -> send(copy, CopyLines.bytes(rows)))
                        .then(Mono.fromCallable(copy::endCopy)));
    }

    private static void send(CopyIn copy, byte[] lines) {
        try {
            copy.writeToCopy(lines, 0, lines.length);
        } catch (SQLException failed) {
            throw new IllegalStateException("JDBC failed", failed);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new IllegalStateException("JDBC failed", failed);
        }
    }
}
