package io.interflux.write;

import io.interflux.spi.Session;
import io.interflux.sql.SqlStatement;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes back what failed work has written, where neither the database does so nor the transaction ends by the failure. Whatever else the
 * same transaction writes at the same time is taken back too, since a savepoint is a point in time.
 */
final class Savepoint {

    private static final AtomicLong LAST = new AtomicLong();

    private Savepoint() {}

    /** The work's elements or, once its writes are undone, its error. */
    static <T> Flux<T> around(Session session, Flux<T> work) {
        return Flux.defer(() -> {
            String name = "interflux_" + LAST.incrementAndGet();
            return set(session, name)
                    .thenMany(work)
                    .onErrorResume(failure -> undo(session, name, failure).then(Mono.error(failure)))
                    .concatWith(Mono.defer(() -> release(session, name)).then(Mono.empty()));
        });
    }

    private static Mono<Long> set(Session session, String name) {
        return session.update(SqlStatement.of("SAVEPOINT " + name));
    }

    /** Servers slow down under many savepoints that nobody needs any more. */
    private static Mono<Long> release(Session session, String name) {
        return session.update(SqlStatement.of("RELEASE SAVEPOINT " + name));
    }

    /** An error of its own is of less interest than the failure. */
    private static Mono<Long> undo(Session session, String name, Throwable failure) {
        return session.update(SqlStatement.of("ROLLBACK TO SAVEPOINT " + name)).onErrorResume(error -> {
            failure.addSuppressed(error);
            return Mono.empty();
        });
    }
}
