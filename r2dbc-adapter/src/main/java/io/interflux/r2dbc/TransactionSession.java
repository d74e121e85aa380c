package io.interflux.r2dbc;

import io.interflux.error.DatabaseException;
import io.interflux.error.InterfluxException;
import io.interflux.error.QueryException;
import io.interflux.spi.Row;
import io.interflux.spi.Session;
import io.interflux.spi.TransactionSettings;
import io.interflux.spi.TransactionSettings.Isolation;
import io.interflux.sql.CopyStatement;
import io.interflux.sql.SqlStatement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolBuilder;

/**
 * A transaction of the caller's, begun here or joined by {@link OuterTransactions}. Its statements queue in the order of their subscription, each
 * holding the connection until its result is consumed, fails or is cancelled. So a statement that is subscribed to from within the open result
 * of another would wait for itself: {@code query(a).collectList().flatMapIterable(x -> x).concatMap(this::update)} is right, the same without
 * collecting is not.
 */
final class TransactionSession implements Session {

    private static final SqlStatement ISOLATION = SqlStatement.of("the question for the isolation level");

    private final Lease lease;
    private final TransactionSettings settings;
    private final SqlRunner runner;
    /** A pool of the one runner: fair, and safe against cancellation. It has nothing to dispose of. */
    private final InstrumentedPool<SqlRunner> queue;

    private final CursorNames cursorNames = new CursorNames();
    private final AtomicReference<@Nullable DatabaseException> firstFailure = new AtomicReference<>();
    private final Savepoints savepoints;
    private volatile boolean over;
    private volatile @Nullable InterfluxException doom;

    TransactionSession(Lease lease, TransactionSettings settings) {
        this.lease = lease;
        this.settings = settings;
        this.runner = new SqlRunner(lease);
        this.savepoints = new Savepoints(lease);
        this.queue = PoolBuilder.from(Mono.just(runner))
                .maxPendingAcquireUnbounded()
                .sizeBetween(0, 1)
                .buildPool();
    }

    /** Begins, does the work and commits; {@link #release} does the rest. */
    <R> Flux<R> run(Function<Session, Publisher<R>> work) {
        return lease.begin(settings)
                .thenMany(limited(settings, Flux.defer(() -> work.apply(this))))
                .concatWith(Mono.defer(this::end).then(Mono.<R>empty()));
    }

    /** The time of the COMMIT does not count: whether one that is cancelled has happened would not be known. */
    private static <R> Flux<R> limited(TransactionSettings settings, Flux<R> work) {
        Duration timeout = settings.timeout();
        return timeout == null ? work : work.takeUntilOther(Mono.delay(timeout).flatMap(late -> late(timeout)));
    }

    private static Mono<Void> late(Duration timeout) {
        return Mono.error(new InterfluxException(
                "The work of a transaction took longer than its timeout of " + Texts.duration(timeout)
                        + ", so it was cancelled and is rolled back; TransactionSettings.withTimeout sets the limit",
                new TimeoutException()));
    }

    private Mono<Void> end() {
        return queue.withPoolable(held -> {
                    InterfluxException doomed = doom;
                    over = true;
                    return doomed == null ? lease.commit() : Mono.error(doomed);
                })
                .then()
                .onErrorMap(DatabaseException.class, this::failedCommit);
    }

    /** Does the work in this transaction, unless that promises less than {@code wanted} asks for. */
    <R> Flux<R> joined(TransactionSettings wanted, Function<Session, Publisher<R>> work) {
        Flux<R> joining = limited(wanted, Flux.defer(() -> work.apply(this)));
        return wanted.isolation().compareTo(Isolation.READ_COMMITTED) <= 0
                ? joining
                : isolation()
                        .flatMapMany(actual -> wanted.isolation().compareTo(actual) <= 0
                                ? joining
                                : Flux.error(tooWeak(wanted.isolation(), actual)));
    }

    private QueryException tooWeak(Isolation wanted, Isolation actual) {
        String fix = lease.isBorrowed()
                ? "; it was begun elsewhere, and needs that isolation there"
                : "; begin the outer one by inTransaction(TransactionSettings.DEFAULT.withIsolation(" + wanted
                        + "), …)";
        return new QueryException("The work, a load with snapshot() or an inner transaction, needs " + wanted
                + ", but joins a transaction of " + actual + fix);
    }

    /** As the transaction was begun; where that was left to the connection, or it was begun elsewhere, the database is asked. */
    private Mono<Isolation> isolation() {
        return settings.isolation() != Isolation.DEFAULT
                ? Mono.just(settings.isolation())
                : this.<Isolation>queued(ISOLATION, held -> lease.converse(ISOLATION.text(), lease.profile()::isolation)
                                .onErrorMap(error -> lease.profile().errors().running(ISOLATION, error)))
                        .single();
    }

    /** Completes when nothing is under way, so that whoever has begun the transaction can commit it; fails if it can only be rolled back. */
    Mono<Void> settled() {
        return queue.withPoolable(held -> {
                    InterfluxException doomed = doom;
                    return doomed == null ? lease.settled("COMMIT") : Mono.error(doomed);
                })
                .then();
    }

    /** Rolls back unless committed, and gives the connection back; leaves both to whoever has begun the transaction elsewhere. */
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
    public boolean isReadOnly() {
        return settings.readOnly();
    }

    @Override
    public <R> Flux<R> query(SqlStatement statement, int fetchSize, Function<Row, R> mapper) {
        return queued(statement, held -> held.query(statement, fetchSize, mapper));
    }

    @Override
    public <R> Mono<List<R>> all(SqlStatement statement, int fetchSize, Function<Row, R> mapper) {
        return this.<List<R>>queued(statement, held -> held.all(statement, fetchSize, mapper))
                .single();
    }

    @Override
    public Mono<Long> update(SqlStatement statement) {
        return queued(statement, held -> held.update(statement)).single();
    }

    @Override
    public boolean copies() {
        return lease.copies();
    }

    @Override
    public Mono<Long> copy(CopyStatement statement) {
        return queued(statement, held -> held.copy(statement)).single();
    }

    private <R> Flux<R> queued(Object statement, Function<SqlRunner, Publisher<R>> call) {
        return inTurn(statement, held -> Flux.from(call.apply(held))
                .doOnComplete(() -> firstFailure.set(null))
                .onErrorMap(DatabaseException.class, this::failed));
    }

    private <R> Flux<R> inTurn(Object what, Function<SqlRunner, Publisher<R>> call) {
        return Flux.defer(() ->
                isOver() ? refused(what) : queue.withPoolable(held -> isOver() ? refused(what) : call.apply(held)));
    }

    private boolean isOver() {
        return over || doom != null;
    }

    private <R> Flux<R> refused(Object what) {
        InterfluxException doomed = doom;
        return Flux.error(
                doomed != null
                        ? doomed
                        : new InterfluxException(
                                "The transaction is over; a statement was started after it or beside it: " + what));
    }

    @Override
    public <R> Flux<R> nested(Publisher<R> work) {
        return Flux.deferContextual(context -> {
            int outer = context.<Integer>getOrEmpty(savepoints).orElse(0);
            return Flux.usingWhen(
                            Uncancelled.of(this.<Integer>inTurn("SAVEPOINT", held -> savepoints.set(outer))
                                    .single()),
                            depth -> Flux.<R>from(work).contextWrite(inner -> inner.put(savepoints, depth)),
                            depth -> inTurn("RELEASE SAVEPOINT", held -> keep(depth)),
                            (depth, error) -> inTurn("ROLLBACK TO SAVEPOINT", held -> takeBack(depth)),
                            depth -> inTurn("ROLLBACK TO SAVEPOINT", held -> takeBack(depth)))
                    .onErrorMap(TransactionSession::unwrapped);
        });
    }

    /** {@code usingWhen} wraps the error of a clean-up after completion. */
    private static Throwable unwrapped(Throwable error) {
        return error.getClass() == RuntimeException.class && error.getCause() instanceof InterfluxException cause
                ? cause
                : error;
    }

    /** Nested work that went on after a failure has nothing to keep where that failure has aborted it. */
    private Mono<Void> keep(int depth) {
        return Mono.defer(() -> {
            DatabaseException failure = firstFailure.get();
            return failure == null
                    ? savepoints.release(depth)
                    : takeBack(depth).then(Mono.error(Errors.swallowed(failure)));
        });
    }

    /** Never fails: what cannot be taken back alone is rolled back with the whole transaction. */
    private Mono<Void> takeBack(int depth) {
        return Mono.defer(() -> lease.isDoubtful()
                        ? Mono.error(new InterfluxException("it was cancelled while a statement was under way,"
                                + " which the driver may still send"))
                        : savepoints.rollBack(depth))
                .doOnSuccess(done -> firstFailure.set(null))
                .onErrorResume(error -> {
                    doom = new InterfluxException(
                            "The transaction can only be rolled back, since nested work could not be taken back alone: "
                                    + error.getMessage(),
                            error);
                    return Mono.empty();
                });
    }

    /**
     * An error without an SQLSTATE is the adapter's own, such as a value that cannot be read; the server knows nothing of it. Whether an
     * earlier failure still counts the server says: whoever has begun the transaction elsewhere may have gone back to a savepoint.
     */
    private Throwable failed(DatabaseException failure) {
        if (failure.sqlState() == null || !lease.profile().dialect().failureAbortsTransaction()) {
            return failure;
        }
        DatabaseException first = firstFailure.get();
        if (first != null && lease.profile().saysAborted(failure)) {
            return Errors.aborted(failure, first);
        }
        firstFailure.set(failure);
        return savepoints.any() ? failure : Errors.aborting(failure);
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
