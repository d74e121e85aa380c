package io.interflux.r2dbc;

import io.interflux.error.DatabaseException;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.pool.PoolShutdownException;

/** Where connections come from, within a finite time. */
record Leases(ConnectionFactory connections, Profile profile, R2dbcOptions options) {

    /**
     * Does work with a connection, opened or taken from the pool on subscription, and ends with {@code release}, whatever happens.
     *
     * <p>The limit of time stands around the whole, not on the connection itself: {@code timeout} would drop a connection that comes in the
     * same moment as a cancellation, while {@code usingWhen} takes it and releases it.
     */
    <S, R> Flux<R> using(Function<Lease, S> open, Function<S, Publisher<R>> work, Function<S, Mono<Void>> release) {
        return Flux.defer(() -> {
            AtomicBoolean acquired = new AtomicBoolean();
            AtomicBoolean abandoned = new AtomicBoolean();
            Mono<S> opened = acquire().map(open).doOnNext(session -> acquired.set(true));
            Function<S, Publisher<R>> wanted = session -> abandoned.get() ? Flux.empty() : work.apply(session);
            return Flux.usingWhen(opened, wanted, release, (session, error) -> release.apply(session), release)
                    .doOnCancel(() -> abandoned.set(true))
                    .takeUntilOther(expiry(acquired));
        });
    }

    /** A connection that somebody else has begun a transaction on, and will close. */
    Lease borrowed(Connection connection) {
        return Lease.borrowed(connection, profile.thread(connection, profile.connecting()), profile, options);
    }

    private Mono<Lease> acquire() {
        return Mono.defer(() -> {
            DriverThread connecting = profile.connecting();
            return Uncancelled.of(connecting.<Connection>one(Mono.defer(() -> Mono.from(connections.create()))))
                    .onErrorMap(this::explained)
                    .map(connection -> new Lease(connection, profile.thread(connection, connecting), profile, options));
        });
    }

    /** Fails when the time for a connection is up, and never says anything if there is one by then. */
    private Mono<Long> expiry(AtomicBoolean acquired) {
        return Mono.delay(options.acquireTimeout())
                .filter(time -> !acquired.get())
                .switchIfEmpty(Mono.never())
                .flatMap(time -> Mono.error(explained(new TimeoutException())));
    }

    private Throwable explained(Throwable cause) {
        if (cause instanceof TimeoutException) {
            return new DatabaseException(
                    "No connection to " + name() + " within " + Texts.duration(options.acquireTimeout())
                            + ". The likely cause is a load inside the elements of another,"
                            + " find(a).concatMap(x -> find(b)), on a small pool: each of the two needs a connection of its own."
                            + " Run both in one inTransaction(...), or collect the outer one first (collectList()),"
                            + " or enlarge the pool; R2dbcOptions.acquireTimeout sets the limit."
                            + " Without a pool the server does not answer at its host and port",
                    null,
                    null,
                    cause);
        }
        if (cause instanceof R2dbcTimeoutException) {
            return new DatabaseException(
                    "No connection to " + name() + ": " + cause.getMessage()
                            + "; either every connection of the pool is out (a load inside the elements of another needs one of"
                            + " its own), or the server does not answer",
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
