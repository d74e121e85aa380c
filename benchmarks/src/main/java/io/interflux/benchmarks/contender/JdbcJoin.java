package io.interflux.benchmarks.contender;

import static io.interflux.benchmarks.contender.HandWritten.FETCH_SIZE;

import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.graph.Profile;
import io.interflux.benchmarks.graph.User;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One join over JDBC, read by index through a cursor, the user's own columns only from the first of its rows. It works on the thread that
 * asks, which a {@code Flux} from an iterator adds some nanoseconds to for each user.
 */
public final class JdbcJoin implements FullGraph, PointRead {

    private static final String JOIN =
            """
            SELECT u.id, u.username, u.points, p.id, p.name, g."selfGranted"
            FROM users u LEFT JOIN (grants g JOIN profiles p ON p.id = g."profileId") ON g."userId" = u.id""";

    private final Endpoint endpoint;
    private final ThreadLocal<Opened> opened = ThreadLocal.withInitial(this::connect);
    private final List<Connection> connections = new ArrayList<>();

    private JdbcJoin(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** One with a connection for each thread that uses it. */
    public static JdbcJoin open(Endpoint endpoint) {
        return new JdbcJoin(endpoint);
    }

    @Override
    public Flux<User> fullGraph() {
        return Flux.using(
                () -> new Cursor(opened.get().connection, JOIN + " ORDER BY u.id"),
                cursor -> Flux.fromIterable(() -> cursor),
                Cursor::close);
    }

    @Override
    public Mono<User> pointRead(long id) {
        return Mono.fromCallable(() -> opened.get().read(id));
    }

    private Opened connect() {
        Connection connection = sql(endpoint::jdbc);
        synchronized (connections) {
            connections.add(connection);
        }
        return sql(() -> new Opened(connection));
    }

    @Override
    public void close() {
        synchronized (connections) {
            for (Connection connection : connections) {
                sql(() -> {
                    connection.close();
                    return connection;
                });
            }
            connections.clear();
        }
    }

    private static <T> T sql(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception failed) {
            throw new IllegalStateException("JDBC failed", failed);
        }
    }

    /** What one thread uses. The statement is kept, so that it is prepared on the server. */
    private static final class Opened {

        private final Connection connection;
        private final PreparedStatement byKey;

        Opened(Connection connection) throws SQLException {
            this.connection = connection;
            this.byKey = connection.prepareStatement(JOIN + " WHERE u.id = ?");
        }

        User read(long id) throws SQLException {
            byKey.setLong(1, id);
            try (ResultSet rows = byKey.executeQuery()) {
                User user = null;
                while (rows.next()) {
                    user = user == null ? user(rows) : user;
                    addProfile(rows, user);
                }
                if (user == null) {
                    throw new NoSuchElementException("No user " + id);
                }
                return user;
            }
        }
    }

    private static User user(ResultSet rows) throws SQLException {
        int number = rows.getInt(3);
        Integer points = rows.wasNull() ? null : number;
        return new User(rows.getLong(1), rows.getString(2), points, new ArrayList<>());
    }

    private static void addProfile(ResultSet rows, User user) throws SQLException {
        long id = rows.getLong(4);
        if (!rows.wasNull()) {
            String name = rows.getString(5);
            boolean flag = rows.getBoolean(6);
            user.profiles().add(Profile.of(id, name, rows.wasNull() ? null : flag));
        }
    }

    /** The users of a result that is sorted by them. A server cursor needs a transaction. */
    private static final class Cursor implements Iterator<User> {

        private final Connection connection;
        private final PreparedStatement statement;
        private final ResultSet rows;
        private @Nullable User next;

        Cursor(Connection connection, String sql) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
            this.statement = connection.prepareStatement(sql);
            statement.setFetchSize(FETCH_SIZE);
            this.rows = statement.executeQuery();
            this.next = rows.next() ? user(rows) : null;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public User next() {
            User user = next;
            if (user == null) {
                throw new NoSuchElementException("No user is left");
            }
            next = sql(() -> finish(user)).orElse(null);
            return user;
        }

        /** Adds the profiles of the user at whose first row the result stands, and gives the next user if there is one. */
        private Optional<User> finish(User user) throws SQLException {
            do {
                addProfile(rows, user);
                if (!rows.next()) {
                    return Optional.empty();
                }
            } while (rows.getLong(1) == user.id());
            return Optional.of(user(rows));
        }

        void close() {
            sql(() -> {
                rows.close();
                statement.close();
                connection.commit();
                connection.setAutoCommit(true);
                return this;
            });
        }
    }
}
