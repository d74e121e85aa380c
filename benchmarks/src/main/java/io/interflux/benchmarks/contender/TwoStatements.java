package io.interflux.benchmarks.contender;

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
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Two prepared statements over R2DBC, one after the other on the same connection: the user, and its profiles joined with their links. */
public final class TwoStatements implements PointRead {

    private static final String USER = "SELECT id, username, points FROM users WHERE id = $1";
    private static final String PROFILES =
            """
            SELECT p.id, p.name, g."selfGranted"
            FROM grants g JOIN profiles p ON p.id = g."profileId" WHERE g."userId" = $1""";

    private final ConnectionPool connections;

    private TwoStatements(ConnectionPool connections) {
        this.connections = connections;
    }

    /** One over so many connections. */
    public static TwoStatements open(Endpoint endpoint, int connections, ResultFormat format) {
        return new TwoStatements(endpoint.pool(connections, format));
    }

    @Override
    public Mono<User> pointRead(long id) {
        return on(connections, connection -> read(connection, id)).next();
    }

    private static Flux<User> read(Connection connection, long id) {
        return rows(connection.createStatement(USER).bind(0, id), TwoStatements::user)
                .collectList()
                .flatMapIterable(users -> users)
                .concatMap(user -> rows(connection.createStatement(PROFILES).bind(0, id), TwoStatements::profile)
                        .collectList()
                        .map(profiles -> new User(user.id(), user.username(), user.points(), profiles)));
    }

    private static User user(Row row) {
        return new User(get(row, 0, Long.class), get(row, 1, String.class), row.get(2, Integer.class), List.of());
    }

    private static Profile profile(Row row) {
        return Profile.of(get(row, 0, Long.class), get(row, 1, String.class), flag(row, 2));
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
