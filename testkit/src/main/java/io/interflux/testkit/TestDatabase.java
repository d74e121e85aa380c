package io.interflux.testkit;

import io.interflux.dialect.Dialect;
import io.interflux.dialect.H2Dialect;
import io.interflux.dialect.PostgreSqlDialect;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * An empty database of its own for one test, and the ways to reach it, each guarded by {@link SingleConversation}. Everything here may
 * block, since it is for set-up.
 *
 * <pre>{@code
 * try (TestDatabase database = TestDatabase.open(TestDatabase.Kind.H2)) {
 *     database.execute("CREATE TABLE t(id BIGINT PRIMARY KEY)");
 *     ConnectionFactory pool = database.pool(1);
 * }
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Which database, and how its driver is set up. */
    public enum Kind {
        /** H2 in memory, rows read lazily. */
        H2,
        /** PostgreSQL, results as text: the driver's default. */
        POSTGRESQL,
        /** PostgreSQL with the driver's {@code forceBinary}. */
        POSTGRESQL_BINARY;

        /** How this database's SQL is written. */
        public Dialect dialect() {
            return this == H2 ? H2Dialect.INSTANCE : PostgreSqlDialect.INSTANCE;
        }
    }

    private final Kind kind;
    private final String url;
    private final ConnectionFactory connections;
    private final Runnable drop;
    private final Queue<ConnectionPool> pools = new ConcurrentLinkedQueue<>();

    TestDatabase(Kind kind, String url, ConnectionFactory connections, Runnable drop) {
        this.kind = kind;
        this.url = url;
        this.connections = SingleConversation.on(connections);
        this.drop = drop;
    }

    /** Makes an empty database, which {@link #close} drops. The first on PostgreSQL starts the server, which takes some seconds. */
    public static TestDatabase open(Kind kind) {
        return switch (kind) {
            case H2 -> H2Databases.open();
            case POSTGRESQL -> PostgreSqlServer.running().open(kind, false);
            case POSTGRESQL_BINARY -> PostgreSqlServer.running().open(kind, true);
        };
    }

    /** Which database this is. */
    public Kind kind() {
        return kind;
    }

    /** The URL of this database, for programs that take one; another process reaches PostgreSQL by it, but not H2 in memory. */
    public String url() {
        return url;
    }

    /** How this database's SQL is written. */
    public Dialect dialect() {
        return kind.dialect();
    }

    /** Connections without a pool: each is opened when asked for. */
    public ConnectionFactory connectionFactory() {
        return connections;
    }

    /** A new pool of at most {@code size} connections, none of them opened ahead; it ends with the database. */
    public ConnectionPool pool(int size) {
        return pool(connections, size);
    }

    /** A new pool over a wrapped factory of this database, such as a {@link StatementRecorder}'s; it ends with the database. */
    public ConnectionPool pool(ConnectionFactory factory, int size) {
        ConnectionPoolConfiguration.Builder settings =
                ConnectionPoolConfiguration.builder(factory).initialSize(0).maxSize(size);
        if (kind == Kind.H2) {
            settings.allocatorSubscribeOn(Schedulers.boundedElastic()); // H2 opens connections on the thread that asks
        }
        ConnectionPool pool = new ConnectionPool(settings.build());
        pools.add(pool);
        return pool;
    }

    /** Drops everything in the database; cheaper than a new one where many tests follow each other. */
    public void reset() {
        if (kind == Kind.H2) {
            execute("DROP ALL OBJECTS");
        } else {
            execute("DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
        }
    }

    /** Runs statements without parameters, one after another, on a connection of their own. */
    public void execute(String... statements) {
        Flux.usingWhen(
                        connections.create(),
                        connection -> Flux.fromArray(statements).concatMap(text -> execute(connection, text)),
                        Connection::close)
                .blockLast(LIMIT);
    }

    /** Runs one query without parameters and gives the first column of its rows. */
    public List<Object> column(String query) {
        Flux<Object> values = Flux.usingWhen(
                connections.create(),
                connection -> Flux.from(connection.createStatement(query).execute())
                        .concatMap(result -> result.map((row, metadata) -> row.get(0, Object.class))),
                Connection::close);
        return values.collectList().blockOptional(LIMIT).orElseThrow();
    }

    private static Publisher<Long> execute(Connection connection, String text) {
        return Flux.from(connection.createStatement(text).execute()).concatMap(Result::getRowsUpdated);
    }

    /**
     * Closes the pools and drops the database.
     *
     * @throws IllegalStateException if a connection of a pool is still out some seconds after the test
     */
    @Override
    public void close() {
        int out = pools.stream().mapToInt(TestDatabase::close).sum();
        drop.run();
        if (out > 0) {
            throw new IllegalStateException(out + " connections were not given back to their pool");
        }
    }

    /**
     * Waits a little for connections that are being cleaned up, and gives the number of those that are still out.
     *
     * <p>A pool tells that a connection is back before it looks whether it has been disposed of meanwhile, and then destroys its slot twice
     * and fails (reactor-pool 1.2.6). On H2, whose answers come on the thread that asks, that may be the end of a test.
     */
    private static int close(ConnectionPool pool) {
        PoolMetrics metrics = pool.getMetrics().orElseThrow();
        for (int i = 0; i < 500 && metrics.acquiredSize() > 0 && !pool.isDisposed(); i++) {
            Mono.delay(Duration.ofMillis(10)).block();
        }
        int out = pool.isDisposed() ? 0 : metrics.acquiredSize();
        pool.disposeLater().onErrorComplete(IllegalArgumentException.class).block(LIMIT);
        return out;
    }

    @Override
    public String toString() {
        return kind.name();
    }
}
