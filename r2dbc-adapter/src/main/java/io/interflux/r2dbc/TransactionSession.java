package io.interflux.r2dbc;

import io.interflux.error.DatabaseException;
import io.interflux.error.InterfluxException;
import io.interflux.spi.Row;
import io.interflux.spi.Session;
import io.interflux.spi.TransactionSettings;
import io.interflux.spi.TransactionSettings.Isolation;
import io.interflux.sql.SqlStatement;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolBuilder;

/**
 * A transaction of the caller's. Its statements queue in the order of their subscription, each holding the connection until its result is
 * consumed, fails or is cancelled. So a statement that is subscribed to from within the open result of another would wait for itself:
 * {@code query(a).collectList().flatMapIterable(x -> x).concatMap(this::update)} is right, the same without collecting is not.
 */
final class TransactionSession implements Session {

    private final Lease lease;
    private final TransactionSettings settings;
    private final SqlRunner runner;
    /** A pool of the one runner: fair, and safe against cancellation. It has nothing to dispose of. */
    private final InstrumentedPool<SqlRunner> queue;

    private final CursorNames cursorNames = new CursorNames();
    private final AtomicReference<@Nullable DatabaseException> firstFailure = new AtomicReference<>();
    private volatile boolean over;

    TransactionSession(Lease lease, TransactionSettings settings) {
        this.lease = lease;
        this.settings = settings;
        this.runner = new SqlRunner(lease);
        this.queue = PoolBuilder.from(Mono.just(runner))
                .maxPendingAcquireUnbounded()
                .sizeBetween(0, 1)
                .buildPool();
    }

    /** Begins, does the work and commits; {@link #release} does the rest. */
    <R> Flux<R> run(Function<Session, Publisher<R>> work) {
        return lease.begin(settings)
                .thenMany(Flux.defer(() -> work.apply(this)))
                .concatWith(Mono.defer(this::end).then(Mono.<R>empty()));
    }

    private Mono<Void> end() {
        return queue.withPoolable(held -> {
                    over = true;
                    return lease.commit();
                })
                .then()
                .onErrorMap(DatabaseException.class, this::failedCommit);
    }

    /** Does the work in this transaction, unless it promises less than {@code wanted} asks for. */
    <R> Flux<R> joined(TransactionSettings wanted, Function<Session, Publisher<R>> work) {
        boolean tooWeak = wanted.isolation().compareTo(Isolation.READ_COMMITTED) > 0
                && wanted.isolation().compareTo(settings.isolation()) > 0;
        return tooWeak
                ? Flux.error(new InterfluxException("The work needs a transaction of " + wanted.isolation()
                        + ", but joins one of " + settings.isolation() + "; begin the outer one with "
                        + wanted.isolation()))
                : Flux.from(work.apply(this));
    }

    /** Rolls back unless committed, and gives the connection back. */
    Mono<Void> release() {
        return Mono.defer(() -> {
            over = true;
            return queue.acquire(lease.options().cleanUpTimeout())
                    .flatMap(turn -> lease.release().then(turn.release()))
                    .onErrorResume(lease::discard);
        });
    }

    @Override
    public boolean inCallersTransaction() {
        return true;
    }

    @Override
    public <R> Flux<R> query(SqlStatement statement, int fetchSize, Function<Row, R> mapper) {
        return queued(statement, held -> held.query(statement, fetchSize, mapper));
    }

    @Override
    public Mono<Long> update(SqlStatement statement) {
        return queued(statement, held -> held.update(statement)).single();
    }

    private <R> Flux<R> queued(SqlStatement statement, Function<SqlRunner, Publisher<R>> call) {
        Flux<R> refused = Flux.error(() -> tooLate(statement));
        return Flux.defer(() -> over ? refused : queue.withPoolable(held -> over ? refused : call.apply(held)))
                .onErrorMap(DatabaseException.class, this::failed);
    }

    private static InterfluxException tooLate(SqlStatement statement) {
        return new InterfluxException(
                "The transaction is over; a statement was started after it or beside it: " + statement);
    }

    /** An error without an SQLSTATE is the adapter's own, such as a value that cannot be read; the server knows nothing of it. */
    private Throwable failed(DatabaseException failure) {
        if (failure.sqlState() == null || !lease.profile().failureAbortsTransaction()) {
            return failure;
        }
        DatabaseException first = firstFailure.compareAndExchange(null, failure);
        return first == null ? Errors.aborting(failure) : Errors.aborted(failure, first);
    }

    private Throwable failedCommit(DatabaseException failure) {
        DatabaseException first = firstFailure.get();
        return first == null ? failure : Errors.aborted(failure, first);
    }

    @Override
    public Mono<Void> begin(TransactionSettings settings) {
        return Mono.error(ofTheCallers("begin"));
    }

    @Override
    public Mono<Void> commit() {
        return Mono.error(ofTheCallers("commit"));
    }

    private static InterfluxException ofTheCallers(String what) {
        return new InterfluxException("Cannot " + what + " inside a transaction of the caller's, who alone ends it");
    }

    @Override
    public String acquireCursorName() {
        return cursorNames.acquire();
    }

    @Override
    public void releaseCursorName(String name) {
        cursorNames.release(name);
    }
}
