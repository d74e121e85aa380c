package io.interflux.examples.musicstore;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.function.Function;
import reactor.core.scheduler.Schedulers;

/** A pool of one connection, which is all that loading and reading need. */
final class StoreDatabase implements AutoCloseable {

    /** H2 in memory. Without LAZY_QUERY_EXECUTION it would hold every result in memory at once. */
    static final String EMBEDDED = "r2dbc:h2:mem:///musicstore?options=DB_CLOSE_DELAY=-1;LAZY_QUERY_EXECUTION=1";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ConnectionPool pool;

    private StoreDatabase(ConnectionPool pool) {
        this.pool = pool;
    }

    /**
     * Opens a pool; nothing is connected before the first statement.
     *
     * @throws io.interflux.error.InterfluxException if the URL is no R2DBC URL, or no driver fits it
     */
    static StoreDatabase open(String url, Function<String, ConnectionFactory> drivers) {
        return new StoreDatabase(new ConnectionPool(ConnectionPoolConfiguration.builder(drivers.apply(url))
                .initialSize(0)
                .maxSize(1)
                .allocatorSubscribeOn(Schedulers.boundedElastic()) // H2 opens connections on the thread that asks
                .build()));
    }

    ConnectionFactory connections() {
        return pool;
    }

    /** Closes the connection; an embedded database without other users ends with the process. */
    @Override
    public void close() {
        pool.disposeLater().block(PATIENCE);
    }
}
