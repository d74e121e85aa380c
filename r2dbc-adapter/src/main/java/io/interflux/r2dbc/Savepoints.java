package io.interflux.r2dbc;

import io.interflux.error.QueryException;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** The savepoints that are open in one transaction, one inside the other. */
final class Savepoints {

    private static final String PREFIX = "interflux_nested_";

    private final Lease lease;
    private final AtomicInteger open = new AtomicInteger();

    Savepoints(Lease lease) {
        this.lease = lease;
    }

    /** Whether there is one. */
    boolean any() {
        return open.get() > 0;
    }

    /**
     * Sets one inside of {@code depth} others, and gives its own depth.
     *
     * @throws QueryException if others are open at that depth, as a signal: what is set first would take the other's writes back
     */
    Mono<Integer> set(int depth) {
        return Mono.defer(() -> open.get() == depth
                ? lease.control("SAVEPOINT", to -> to.createSavepoint(PREFIX + depth))
                        .then(Mono.fromSupplier(() -> open.incrementAndGet()))
                : Mono.error(
                        new QueryException("Nested work was started beside other nested work of the same transaction,"
                                + " whose savepoint would take its writes back; run one after the other (concatMap)")));
    }

    /** Keeps what was written since. */
    Mono<Void> release(int depth) {
        return lease.control("RELEASE SAVEPOINT", to -> to.releaseSavepoint(PREFIX + (depth - 1)))
                .then(Mono.fromRunnable(() -> open.set(depth - 1)));
    }

    /** Takes back what was written since. */
    Mono<Void> rollBack(int depth) {
        return lease.control("ROLLBACK TO SAVEPOINT", to -> to.rollbackTransactionToSavepoint(PREFIX + (depth - 1)))
                .then(release(depth));
    }
}
