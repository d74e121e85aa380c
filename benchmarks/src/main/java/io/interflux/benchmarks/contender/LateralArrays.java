package io.interflux.benchmarks.contender;

import static io.interflux.benchmarks.contender.HandWritten.FETCH_SIZE;
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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** One statement over R2DBC whose rows are users, their children beside them as arrays. */
public final class LateralArrays implements FullGraph, TopLinks {

    private static final String ALL =
            """
            SELECT u.id, u.username, u.points, c.ids, c.names, c.flags
            FROM users u CROSS JOIN LATERAL (
                SELECT array_agg(p.id) ids, array_agg(p.name) names, array_agg(g."selfGranted") flags
                FROM grants g JOIN profiles p ON p.id = g."profileId" WHERE g."userId" = u.id) c""";
    private static final String TOP =
            """
            SELECT u.id, u.username, u.points, c.ids, c.names, c.flags
            FROM users u CROSS JOIN LATERAL (
                SELECT array_agg(p.id ORDER BY g.rank) ids, array_agg(p.name ORDER BY g.rank) names,
                    array_agg(g."selfGranted" ORDER BY g.rank) flags
                FROM (SELECT "profileId", "selfGranted", rank FROM grants
                    WHERE "userId" = u.id ORDER BY rank LIMIT $1) g
                JOIN profiles p ON p.id = g."profileId") c
            ORDER BY u.id""";

    private final ConnectionPool connections;
    private final ResultFormat format;

    private LateralArrays(ConnectionPool connections, ResultFormat format) {
        this.connections = connections;
        this.format = format;
    }

    /** One over one connection. */
    public static LateralArrays open(Endpoint endpoint, ResultFormat format) {
        return new LateralArrays(endpoint.pool(1, format), format);
    }

    /** As text by the simple protocol, which sends everything at once; it cannot send binary rows. */
    @Override
    public Flux<User> fullGraph() {
        return on(connections, connection -> {
            Statement statement = connection.createStatement(ALL);
            return rows(
                    format == ResultFormat.BINARY ? statement.fetchSize(FETCH_SIZE) : statement, LateralArrays::user);
        });
    }

    @Override
    public Flux<User> topLinks() {
        return on(
                connections, connection -> rows(connection.createStatement(TOP).bind(0, COUNT), LateralArrays::user));
    }

    private static User user(Row row) {
        return new User(get(row, 0, Long.class), get(row, 1, String.class), row.get(2, Integer.class), profiles(row));
    }

    private static List<Profile> profiles(Row row) {
        Long[] ids = row.get(3, Long[].class);
        if (ids == null) {
            return List.of();
        }
        String[] names = get(row, 4, String[].class);
        @Nullable Boolean[] flags = get(row, 5, Boolean[].class);
        List<Profile> profiles = new ArrayList<>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            profiles.add(Profile.of(ids[i], names[i], flags[i]));
        }
        return profiles;
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
