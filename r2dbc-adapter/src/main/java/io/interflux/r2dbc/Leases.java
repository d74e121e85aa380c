package io.interflux.r2dbc;

import io.interflux.error.DatabaseException;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;
import reactor.pool.PoolShutdownException;

/** Where connections come from, within a finite time. */
record Leases(ConnectionFactory connections, Profile profile, R2dbcOptions options) {

    /** A connection, opened or taken from the pool on subscription; the caller gives it back by {@link Lease#release}. */
    Mono<Lease> acquire() {
        return Mono.defer(() -> {
            DriverThread connecting = profile.connecting();
            return connecting
                    .<Connection>one(connections.create())
                    .timeout(options.acquireTimeout())
                    .onErrorMap(this::explained)
                    .map(connection -> new Lease(connection, profile.thread(connection, connecting), profile, options));
        });
    }

    private Throwable explained(Throwable cause) {
        if (cause instanceof TimeoutException) {
            return new DatabaseException(
                    "No connection to " + name() + " within " + Texts.duration(options.acquireTimeout())
                            + ". The likely cause is a load inside the elements of another,"
                            + " find(a).concatMap(x -> find(b)), on a small pool: each of the two needs a connection of its own."
                            + " Run both in one inTransaction(...), or collect the outer one first (collectList()),"
                            + " or enlarge the pool; R2dbcOptions.acquireTimeout sets the limit",
                    null,
                    null,
                    cause);
        }
        if (cause instanceof PoolShutdownException) {
            return new DatabaseException(
                    "No connection to " + name() + ": the connection pool has been closed", null, null, cause);
        }
        return profile.errors().connecting(cause);
    }

    private String name() {
        return profile.dialect().name();
    }
}
