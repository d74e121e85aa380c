package io.interflux.benchmarks.contender;

import static io.interflux.benchmarks.contender.HandWritten.FETCH_SIZE;
import static io.interflux.benchmarks.contender.HandWritten.flag;
import static io.interflux.benchmarks.contender.HandWritten.get;
import static io.interflux.benchmarks.contender.HandWritten.on;
import static io.interflux.benchmarks.contender.HandWritten.rows;

import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.database.ResultFormat;
import io.interflux.benchmarks.graph.Profile;
import io.interflux.benchmarks.graph.User;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One join over R2DBC, read by index, the user's own columns only from the first of its rows. Sorted by the user, so that users leave as
 * they come and nothing has to be kept.
 */
public final class RowJoin implements FullGraph, PointRead {

    private static final String JOIN =
            """
            SELECT u.id, u.username, u.points, p.id, p.name, g."selfGranted"
            FROM users u LEFT JOIN (grants g JOIN profiles p ON p.id = g."profileId") ON g."userId" = u.id""";

    private final ConnectionPool connections;
    private final ResultFormat format;

    private RowJoin(ConnectionPool connections, ResultFormat format) {
        this.connections = connections;
        this.format = format;
    }

    /** One over so many connections. */
    public static RowJoin open(Endpoint endpoint, int connections, ResultFormat format) {
        return new RowJoin(endpoint.pool(connections, format), format);
    }

    @Override
    public Flux<User> fullGraph() {
        return on(connections, this::users);
    }

    /** As text by the simple protocol, which sends everything at once; it cannot send binary rows. */
    private Flux<User> users(Connection connection) {
        Statement statement = connection.createStatement(JOIN + " ORDER BY u.id");
        return assemble(format == ResultFormat.BINARY ? statement.fetchSize(FETCH_SIZE) : statement);
    }

    @Override
    public Mono<User> pointRead(long id) {
        return on(
                        connections,
                        connection -> assemble(connection
                                .createStatement(JOIN + " WHERE u.id = $1")
                                .bind(0, id)))
                .next();
    }

    private static Flux<User> assemble(Statement statement) {
        return Flux.defer(() -> {
            UserAssembly assembly = new UserAssembly();
            return assembly.users(rows(statement, row -> add(assembly, row)));
        });
    }

    private static Optional<User> add(UserAssembly assembly, Row row) {
        return assembly.add(
                get(row, 0, Long.class),
                (id, profiles) -> new User(id, get(row, 1, String.class), row.get(2, Integer.class), profiles),
                profile(row));
    }

    private static @Nullable Profile profile(Row row) {
        Long id = row.get(3, Long.class);
        return id == null ? null : Profile.of(id, get(row, 4, String.class), flag(row, 5));
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
