package io.interflux.r2dbc;

import reactor.core.publisher.Mono;

/** A transaction that was begun elsewhere and joined. Whoever ends it announces the end, since the connection must be idle by then. */
public final class JoinedTransaction {

    private final TransactionSession session;

    JoinedTransaction(TransactionSession session) {
        this.session = session;
    }

    TransactionSession session() {
        return session;
    }

    /**
     * To be waited for before a COMMIT: completes when nothing is under way on the connection. Statements may still follow.
     *
     * <p>Ends in an {@link io.interflux.error.InterfluxException} if the transaction can only be rolled back, since nested work could not be
     * taken back alone, or if the connection does not become idle within {@link R2dbcOptions#cleanUpTimeout}.
     */
    public Mono<Void> beforeCommit() {
        return session.settled();
    }

    /**
     * To be waited for before every COMMIT and ROLLBACK, before a COMMIT after {@link #beforeCommit}: completes when the connection is idle,
     * and refuses every later statement. Never fails, and takes little longer than {@link R2dbcOptions#cleanUpTimeout}.
     *
     * <p>The connection is closed for good where it cannot be had idle in time, and where a statement was cancelled under way that the driver
     * may still send after the ROLLBACK. The database then takes the transaction back by itself, and its COMMIT or ROLLBACK fails.
     */
    public Mono<Void> beforeCompletion() {
        return session.release();
    }
}
