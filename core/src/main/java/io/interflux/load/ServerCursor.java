package io.interflux.load;

import io.interflux.dialect.Dialect;
import io.interflux.error.DatabaseException;
import io.interflux.spi.Session;
import io.interflux.sql.SqlStatement;
import java.util.List;
import reactor.core.publisher.Mono;

/** A named cursor on the server, open in a transaction of the session's. */
final class ServerCursor {

    private final Session session;
    private final Dialect dialect;
    private final String name;
    private final SqlStatement query;

    private ServerCursor(Session session, Dialect dialect, String name, SqlStatement query) {
        this.session = session;
        this.dialect = dialect;
        this.name = name;
        this.query = query;
    }

    static Mono<ServerCursor> open(Session session, Dialect dialect, SqlStatement query) {
        return Mono.defer(() -> {
            ServerCursor cursor = new ServerCursor(session, dialect, session.acquireCursorName(), query);
            return cursor.declare().thenReturn(cursor).doOnError(error -> cursor.releaseName());
        });
    }

    private Mono<Long> declare() {
        return session.update(new SqlStatement(dialect.declareCursor(name, query.text()), query.bindings(), List.of()));
    }

    SqlStatement fetch(int rows) {
        return new SqlStatement(dialect.fetch(name, rows), List.of(), query.columns());
    }

    /** Closes the cursor, and commits the transaction if it is the library's own. */
    Mono<Void> close(boolean own) {
        return own ? session.commit() : closeInCallersTransaction();
    }

    /** In the caller's transaction: closes the cursor; nobody is left to be told of an error. */
    Mono<Void> cancel() {
        return closeInCallersTransaction().onErrorComplete();
    }

    /**
     * In the caller's transaction, after an error, which stays the one that is told. After one of the server's the transaction is aborted,
     * and the cursor with it. After one of the client's, such as a converter's, it may go on, so the cursor is closed.
     */
    Mono<Void> abandon(Throwable error) {
        boolean aborted = error instanceof DatabaseException failure && failure.sqlState() != null;
        return aborted ? Mono.empty() : cancel();
    }

    /** The name stays taken where the cursor may still be open. */
    private Mono<Void> closeInCallersTransaction() {
        return session.update(SqlStatement.of(dialect.closeCursor(name)))
                .doOnSuccess(closed -> releaseName())
                .then();
    }

    private void releaseName() {
        session.releaseCursorName(name);
    }
}
