package io.interflux.write;

import io.interflux.dialect.Dialect;
import io.interflux.error.ConstraintViolationException;
import io.interflux.spi.Database;
import io.interflux.spi.Session;
import io.interflux.spi.TransactionSettings;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Runs work that writes all of its rows or none. Nothing is emitted before all of it is done. */
final class Atomic {

    private static final int ATTEMPTS = 10;

    private final Database database;

    Atomic(Database database) {
        this.database = database;
    }

    Dialect dialect() {
        return database.dialect();
    }

    /** One statement, which most databases take back by themselves when it fails. */
    <R> Flux<R> statement(Function<Session, Flux<R>> work) {
        if (dialect().failedInsertLeavesRows()) {
            return recoverable(work);
        }
        return collected(() -> database.withSession(writing(work)));
    }

    /** One statement without rows, which every database takes back by itself when it fails. */
    <R> Flux<R> plain(Function<Session, Flux<R>> work) {
        return collected(() -> database.withSession(writing(work)));
    }

    /** Statements that only read, which a read-only transaction takes too. */
    <R> Flux<R> reading(Function<Session, Flux<R>> work) {
        return collected(() -> database.withSession(work::apply));
    }

    /** Several statements in one transaction, the caller's where there is one. */
    <R> Flux<R> statements(Function<Session, Flux<R>> work) {
        if (dialect().failedInsertLeavesRows()) {
            return recoverable(work);
        }
        return collected(() -> database.inTransaction(TransactionSettings.DEFAULT, writing(work)));
    }

    /**
     * Work that may fail by what it finds, not only by an error of the database. In a transaction of the caller's, which can go on without
     * it, a savepoint takes it back; one of the library's own is rolled back by the end of the session.
     */
    <R> Flux<R> recoverable(Function<Session, Flux<R>> work) {
        return collected(() -> database.withSession(writing(session -> session.inCallersTransaction()
                ? Savepoint.around(session, work.apply(session))
                : inOwnTransaction(session, work))));
    }

    private static <R> Function<Session, Publisher<R>> writing(Function<Session, Flux<R>> work) {
        return session -> {
            session.requireWritable();
            return work.apply(session);
        };
    }

    /**
     * Work of which all stays or nothing, whose elements are emitted as they come, before the end: in a transaction of its own, or behind a
     * savepoint of the caller's. The caller may go on after it has failed.
     */
    <R> Flux<R> whole(Function<Session, Flux<R>> work) {
        return joins().flatMapMany(joins -> database.inTransaction(
                TransactionSettings.DEFAULT,
                writing(session -> joins ? session.nested(work.apply(session)) : work.apply(session))));
    }

    /** Whether work would join a transaction of the caller's. */
    Mono<Boolean> joins() {
        return database.hasTransaction();
    }

    private static <R> Flux<R> inOwnTransaction(Session session, Function<Session, Flux<R>> work) {
        return session.begin(TransactionSettings.DEFAULT)
                .thenMany(Flux.defer(() -> work.apply(session)))
                .concatWith(Mono.defer(session::commit).then(Mono.empty()));
    }

    /**
     * The work again, where it lost a race for a key that the database could not decide: {@code MERGE} looks for the row first and inserts
     * it then, so that of two at once one fails.
     */
    <R> Flux<R> racing(Flux<R> work) {
        if (dialect().supportsOnConflict()) {
            return work;
        }
        return work.retryWhen(
                Retry.max(ATTEMPTS).filter(Atomic::isLostRace).onRetryExhaustedThrow((spec, last) -> last.failure()));
    }

    private static boolean isLostRace(Throwable failure) {
        return failure instanceof ConstraintViolationException violation
                && violation.kind() == ConstraintViolationException.Kind.UNIQUE;
    }

    private static <R> Flux<R> collected(Supplier<Flux<R>> work) {
        return Mono.defer(() -> work.get().collectList()).flatMapIterable((List<R> all) -> all);
    }
}
