package io.interflux.r2dbc;

import io.interflux.error.InterfluxException;
import io.interflux.spi.TransactionSettings;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.Logger;
import reactor.util.Loggers;

/**
 * One connection for the time of one piece of work: one conversation at a time, at most one transaction, and given back only when it is
 * idle. The connection is closed for good where that cannot be had.
 */
final class Lease {

    private static final Logger LOG = Loggers.getLogger(Lease.class);

    private final Connection connection;
    private final DriverThread thread;
    private final Profile profile;
    private final R2dbcOptions options;
    private final Turns turns = new Turns();
    private volatile boolean inTransaction;
    private volatile boolean begun;
    private volatile boolean borrowed;
    private volatile boolean returned;
    private volatile @Nullable String restore;

    Lease(Connection connection, DriverThread thread, Profile profile, R2dbcOptions options) {
        this.connection = connection;
        this.thread = thread;
        this.profile = profile;
        this.options = options;
    }

    /** A connection inside a transaction that somebody else has begun, and who will end it and give the connection back. */
    static Lease borrowed(Connection connection, DriverThread thread, Profile profile, R2dbcOptions options) {
        Lease lease = new Lease(connection, thread, profile, options);
        lease.begun = true;
        lease.borrowed = true;
        return lease;
    }

    /** Whether the connection is somebody else's. */
    boolean isBorrowed() {
        return borrowed;
    }

    Profile profile() {
        return profile;
    }

    R2dbcOptions options() {
        return options;
    }

    /** Whether rows can be copied on this connection. */
    boolean copies() {
        return profile.copies(connection);
    }

    /**
     * One conversation with the driver. It begins after what a cancelled one has left behind is drained.
     *
     * @throws InterfluxException while another is under way, as a signal: some drivers would hang for ever
     */
    <T> Flux<T> converse(String what, Function<Connection, ? extends Publisher<T>> call) {
        return Flux.defer(() -> {
            Turns.Turn turn = turns.take(what);
            Flux<T> answer = thread.many(Flux.defer(() -> call.apply(connection)));
            Flux<T> clean = turn.afterCancelled()
                    ? settle().timeout(options.cleanUpTimeout()).thenMany(answer)
                    : answer;
            return clean.doOnTerminate(turn::end).doFinally(turn::abandonIfCancelled);
        });
    }

    /** Begins a transaction. Wherever this is cancelled, {@link #release} undoes what was done. */
    Mono<Void> begin(TransactionSettings settings) {
        begun = true;
        return converse("BEGIN", to -> {
                    inTransaction = true;
                    return profile.restoring(to, settings)
                            .doOnNext(statement -> restore = statement)
                            .then(profile.begin(to, settings));
                })
                .then()
                .onErrorMap(error -> profile.errors().controlling("BEGIN", error));
    }

    /** Commits; where that fails the transaction is left to {@link #release}, which rolls it back. */
    Mono<Void> commit() {
        return converse("COMMIT", Connection::commitTransaction)
                .then(Mono.defer(this::ended))
                .onErrorMap(error -> profile.errors().controlling("COMMIT", error));
    }

    /** One conversation about the transaction itself. */
    Mono<Void> control(String what, Function<Connection, Publisher<Void>> call) {
        return converse(what, call).then().onErrorMap(error -> profile.errors().controlling(what, error));
    }

    private Mono<Void> ended() {
        inTransaction = false;
        begun = false;
        String statement = restore;
        return statement == null
                ? Mono.empty()
                : converse(statement, to -> SqlRunner.plain(to, statement))
                        .then(Mono.<Void>fromRunnable(() -> restore = null))
                        .onErrorComplete(); // release finds it still to be done and closes the connection
    }

    /** Completes when nothing is under way and what was cancelled is drained, within the limit of time. */
    Mono<Void> settled(String next) {
        return Mono.defer(turns::quiet)
                .then(Mono.defer(this::drained))
                .timeout(options.cleanUpTimeout())
                .onErrorMap(error -> profile.errors().controlling(next, error));
    }

    /**
     * Gives the connection back, rolled back and idle, or leaves a borrowed one idle to whose it is; never fails and never takes much longer
     * than its limit.
     */
    Mono<Void> release() {
        return Mono.defer(this::giveBack).timeout(options.cleanUpTimeout()).onErrorResume(this::discard);
    }

    private Mono<Void> giveBack() {
        return turns.quiet().then(Mono.defer(() -> isDoubtful() ? closeForGood() : idle()));
    }

    private Mono<Void> idle() {
        return drained().then(rollback()).then(Mono.defer(this::close));
    }

    /**
     * A statement of a transaction was cancelled under way, and the driver may still send it after the ROLLBACK, where it would commit by
     * itself. Closing the connection is the rollback that cannot be overtaken. It makes the ROLLBACK of whoever has lent the connection fail,
     * so there it is not done for a query, which is harmless after the ROLLBACK too.
     */
    boolean isDoubtful() {
        boolean harmless = borrowed && turns.onlyRead();
        return begun && turns.cancelled() && !harmless && !profile.rollsBackAfterCancel();
    }

    private Mono<Void> drained() {
        if (!turns.cancelled()) {
            return Mono.empty();
        }
        Turns.Turn turn = turns.take("drain");
        return settle().doOnTerminate(turn::end).doFinally(turn::abandonIfCancelled);
    }

    /** Rolls back, or completes where no transaction is under way. */
    private Mono<Void> rollback() {
        return Mono.defer(() -> !inTransaction
                ? Mono.empty()
                : converse("ROLLBACK", Connection::rollbackTransaction)
                        .then(Mono.defer(this::ended))
                        .onErrorMap(error -> profile.errors().controlling("ROLLBACK", error)));
    }

    private Mono<Void> close() {
        turns.close();
        if (borrowed) {
            returned = true;
            return Mono.empty();
        }
        return restore == null
                ? thread.last(connection.close()).doOnSuccess(done -> returned = true)
                : Mono.error(new InterfluxException("its isolation level could not be set back"));
    }

    /** Closes the connection for good, and lets a pool find that out; never fails. One that was given back is somebody else's by now. */
    Mono<Void> discard(Throwable reason) {
        if (returned) {
            return Mono.empty();
        }
        LOG.warn("A connection could not be given back idle and is closed: {}", why(reason));
        return closeForGood();
    }

    private Mono<Void> closeForGood() {
        turns.close();
        return thread.<Void>one(physical(connection).close())
                .onErrorComplete()
                .then(Mono.defer(() -> borrowed ? Mono.empty() : thread.<Void>one(connection.close())))
                .timeout(options.cleanUpTimeout())
                .onErrorComplete();
    }

    private String why(Throwable reason) {
        return reason instanceof TimeoutException
                ? "draining or rolling back took longer than " + Texts.duration(options.cleanUpTimeout())
                : String.valueOf(reason.getMessage());
    }

    /** The driver's own connection behind pools and proxies. */
    static Connection physical(Connection connection) {
        return connection instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof Connection inner
                ? physical(inner)
                : connection;
    }

    /**
     * Completes when the driver has drained what was cancelled: drivers answer in order, so the answer to a validation comes after all
     * that came before. In a failed transaction validation says no although the connection is well.
     */
    private Mono<Void> settle() {
        return validate(ValidationDepth.REMOTE)
                .flatMap(well -> well ? Mono.just(true) : validate(ValidationDepth.LOCAL))
                .flatMap(well -> well
                        ? Mono.empty()
                        : Mono.error(new InterfluxException(
                                "The connection was lost while a cancelled statement was drained")));
    }

    private Mono<Boolean> validate(ValidationDepth depth) {
        return thread.one(connection.validate(depth));
    }
}
