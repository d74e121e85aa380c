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
import io.r2dbc.spi.Row;
import io.r2dbc.spi.Statement;
import java.util.Optional;
import reactor.core.publisher.Flux;

/** One statement over R2DBC that numbers the links of each user, and joins only the first of them. */
public final class WindowFunction implements TopLinks {

    private static final String TOP =
            """
            SELECT u.id, u.username, u.points, p.id, p.name, g."selfGranted"
            FROM users u
            JOIN (SELECT "userId", "profileId", "selfGranted",
                    row_number() OVER (PARTITION BY "userId" ORDER BY rank) number FROM grants) g
                ON g."userId" = u.id AND g.number <= $1
            JOIN profiles p ON p.id = g."profileId"
            ORDER BY u.id, g.number""";

    private final ConnectionPool connections;

    private WindowFunction(ConnectionPool connections) {
        this.connections = connections;
    }

    /** One over one connection. */
    public static WindowFunction open(Endpoint endpoint, ResultFormat format) {
        return new WindowFunction(endpoint.pool(1, format));
    }

    @Override
    public Flux<User> topLinks() {
        return on(connections, connection -> {
            Statement statement = connection.createStatement(TOP).bind(0, (long) COUNT);
            UserAssembly assembly = new UserAssembly();
            return assembly.users(rows(statement, row -> add(assembly, row)));
        });
    }

    private static Optional<User> add(UserAssembly assembly, Row row) {
        return assembly.add(
                get(row, 0, Long.class),
                (id, profiles) -> new User(id, get(row, 1, String.class), row.get(2, Integer.class), profiles),
                Profile.of(get(row, 3, Long.class), get(row, 4, String.class), flag(row, 5)));
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
