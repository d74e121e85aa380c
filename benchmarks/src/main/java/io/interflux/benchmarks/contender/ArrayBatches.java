package io.interflux.benchmarks.contender;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Three statements for each thousand users over R2DBC: the users by key, their links as one row of arrays for each user, and those profiles
 * by key that have not come before. What came stays in a map.
 */
public final class ArrayBatches implements FullGraph {

    private static final String USERS =
            "SELECT id, username, points FROM users WHERE id > $1 ORDER BY id LIMIT " + KeyWindows.SIZE;
    private static final String LINKS =
            """
            SELECT "userId", array_agg("profileId"), array_agg("selfGranted")
            FROM grants WHERE "userId" = ANY($1) GROUP BY "userId\"""";
    private static final String PROFILES = "SELECT id, name FROM profiles WHERE id = ANY($1)";

    private final ConnectionPool connections;

    private ArrayBatches(ConnectionPool connections) {
        this.connections = connections;
    }

    /** One over one connection. */
    public static ArrayBatches open(Endpoint endpoint, ResultFormat format) {
        return new ArrayBatches(endpoint.pool(1, format));
    }

    @Override
    public Flux<User> fullGraph() {
        return on(connections, connection -> KeyWindows.parents(new Load(connection)::window, User::id));
    }

    @Override
    public void close() {
        connections.dispose();
    }

    /** The links of one user. */
    private static final class Links {

        private final Long user;
        private final Long[] profiles;
        private final @Nullable Boolean[] selfGranted;

        Links(Row row) {
            this.user = get(row, 0, Long.class);
            this.profiles = get(row, 1, Long[].class);
            this.selfGranted = get(row, 2, Boolean[].class);
        }
    }

    private record Name(Long profile, String text) {

        static Name read(Row row) {
            return new Name(get(row, 0, Long.class), get(row, 1, String.class));
        }
    }

    /** One subscriber's load. */
    private static final class Load {

        private final Connection connection;
        private final Map<Long, String> names = new HashMap<>();

        Load(Connection connection) {
            this.connection = connection;
        }

        Mono<List<User>> window(long last) {
            return users(last).flatMap(users -> links(users.keySet().toArray(Long[]::new))
                    .flatMap(links -> unseen(links).thenReturn(links))
                    .map(links -> join(users, links)));
        }

        private Mono<Map<Long, User>> users(long last) {
            return rows(connection.createStatement(USERS).bind(0, last), Load::user)
                    .collect(LinkedHashMap::new, (users, user) -> users.put(user.id(), user));
        }

        private static User user(Row row) {
            return new User(
                    get(row, 0, Long.class), get(row, 1, String.class), row.get(2, Integer.class), new ArrayList<>());
        }

        private Mono<List<Links>> links(Long[] users) {
            return rows(connection.createStatement(LINKS).bind(0, users), Links::new)
                    .collectList();
        }

        private Mono<Void> unseen(List<Links> links) {
            Long[] keys = links.stream()
                    .flatMap(link -> Arrays.stream(link.profiles))
                    .filter(profile -> !names.containsKey(profile))
                    .distinct()
                    .toArray(Long[]::new);
            return keys.length == 0
                    ? Mono.empty()
                    : rows(connection.createStatement(PROFILES).bind(0, keys), Name::read)
                            .doOnNext(name -> names.put(name.profile(), name.text()))
                            .then();
        }

        private List<User> join(Map<Long, User> users, List<Links> all) {
            for (Links links : all) {
                User user = users.get(links.user);
                for (int i = 0; user != null && i < links.profiles.length; i++) {
                    Long id = links.profiles[i];
                    user.profiles().add(Profile.of(id, name(id), links.selfGranted[i]));
                }
            }
            return List.copyOf(users.values());
        }

        private String name(Long profile) {
            String name = names.get(profile);
            if (name == null) {
                throw new IllegalStateException("Profile " + profile + " is linked but not there");
            }
            return name;
        }
    }
}
