package io.interflux.benchmarks.contender;

import static io.interflux.benchmarks.contender.HandWritten.flag;
import static io.interflux.benchmarks.contender.HandWritten.get;
import static io.interflux.benchmarks.contender.HandWritten.on;
import static io.interflux.benchmarks.contender.HandWritten.rows;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.database.ResultFormat;
import io.interflux.benchmarks.graph.deep.DeepGrant;
import io.interflux.benchmarks.graph.deep.DeepProfile;
import io.interflux.benchmarks.graph.deep.DeepUser;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A statement for each collection over R2DBC, to-ones joined into it, each for the distinct keys of the level above: five in all. What hangs
 * beneath a row is built once and shared by all places where the row occurs.
 */
public final class DeepBatches implements DeepInclude {

    private static final String USERS = "SELECT id, username, points FROM users";
    private static final String GRANTS_OF_USERS =
            """
            SELECT g.id, g."selfGranted", g."userId", g."profileId", u.username, u.points, p.name
            FROM grants g JOIN users u ON u.id = g."userId" JOIN profiles p ON p.id = g."profileId"
            WHERE g."userId" = ANY($1)""";
    private static final String PROFILES_OF_USERS =
            """
            SELECT g.id, g."selfGranted", g."userId", g."profileId", p.name
            FROM grants g JOIN profiles p ON p.id = g."profileId" WHERE g."userId" = ANY($1)""";
    private static final String USERS_OF_PROFILES =
            """
            SELECT g.id, g."selfGranted", g."userId", g."profileId", u.username, u.points
            FROM grants g JOIN users u ON u.id = g."userId" WHERE g."profileId" = ANY($1)""";

    private final ConnectionPool connections;

    private DeepBatches(ConnectionPool connections) {
        this.connections = connections;
    }

    /** One over one connection. */
    public static DeepBatches open(Endpoint endpoint, ResultFormat format) {
        return new DeepBatches(endpoint.pool(1, format));
    }

    private record Name(DeepGrant link, String text) {

        static Name read(Row row) {
            return new Name(grant(row, null, null), get(row, 4, String.class));
        }
    }

    private record Named(DeepGrant link, String text, @Nullable Integer points) {

        static Named read(Row row) {
            return new Named(grant(row, null, null), get(row, 4, String.class), row.get(5, Integer.class));
        }
    }

    @Override
    public Flux<DeepUser> deepInclude() {
        return on(connections, connection -> rows(connection.createStatement(USERS), DeepBatches::user)
                .collectList()
                .flatMap(users -> beneath(connection, users))
                .flatMapIterable(users -> users));
    }

    private Mono<List<DeepUser>> beneath(Connection connection, List<DeepUser> users) {
        Long[] keys = users.stream().map(DeepUser::id).toArray(Long[]::new);
        return grants(connection, keys)
                .flatMap(grants -> profiles(connection, keys).map(profiles -> users.stream()
                        .map(user -> new DeepUser(
                                user.id(),
                                user.username(),
                                user.points(),
                                null,
                                of(grants, user.id()),
                                of(profiles, user.id())))
                        .toList()));
    }

    private static Mono<Map<Long, List<DeepGrant>>> grants(Connection connection, Long[] users) {
        return rows(connection.createStatement(GRANTS_OF_USERS).bind(0, users), DeepBatches::fullGrant)
                .collect(groupingBy(DeepGrant::userId));
    }

    private static Mono<Map<Long, List<DeepProfile>>> profiles(Connection connection, Long[] users) {
        return rows(connection.createStatement(PROFILES_OF_USERS).bind(0, users), Name::read)
                .collectList()
                .flatMap(names -> usersOf(
                                connection,
                                keys(names.stream()
                                        .map(name -> name.link().profileId())
                                        .toList()))
                        .map(linked -> names.stream()
                                .collect(groupingBy(
                                        name -> name.link().userId(),
                                        mapping(
                                                name -> new DeepProfile(
                                                        name.link().profileId(),
                                                        name.text(),
                                                        name.link(),
                                                        of(linked, name.link().profileId())),
                                                toList())))));
    }

    private static Mono<Map<Long, List<DeepUser>>> usersOf(Connection connection, Long[] profiles) {
        return rows(connection.createStatement(USERS_OF_PROFILES).bind(0, profiles), Named::read)
                .collectList()
                .flatMap(all -> grants(
                                connection,
                                keys(all.stream()
                                        .map(named -> named.link().userId())
                                        .toList()))
                        .map(grants -> all.stream()
                                .collect(groupingBy(
                                        named -> named.link().profileId(),
                                        mapping(
                                                named -> user(
                                                        named,
                                                        of(grants, named.link().userId())),
                                                toList())))));
    }

    private static Long[] keys(Collection<Long> all) {
        return all.stream().distinct().toArray(Long[]::new);
    }

    private static <T> List<T> of(Map<Long, List<T>> groups, Long key) {
        return groups.getOrDefault(key, List.of());
    }

    private static DeepUser user(Row row) {
        return new DeepUser(
                get(row, 0, Long.class), get(row, 1, String.class), row.get(2, Integer.class), null, null, null);
    }

    private static DeepUser user(Named named, List<DeepGrant> grants) {
        return new DeepUser(named.link().userId(), named.text(), named.points(), named.link(), grants, null);
    }

    private static DeepGrant fullGrant(Row row) {
        Long user = get(row, 2, Long.class);
        Long profile = get(row, 3, Long.class);
        return grant(
                row,
                new DeepUser(user, get(row, 4, String.class), row.get(5, Integer.class), null, null, null),
                new DeepProfile(profile, get(row, 6, String.class), null, null));
    }

    private static DeepGrant grant(Row row, @Nullable DeepUser user, @Nullable DeepProfile profile) {
        return new DeepGrant(
                get(row, 0, Long.class), flag(row, 1), get(row, 2, Long.class), get(row, 3, Long.class), user, profile);
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
