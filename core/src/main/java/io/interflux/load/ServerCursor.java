package io.interflux.load;

import io.interflux.dialect.Dialect;
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
        Mono<Void> closed = own
                ? session.commit()
                : session.update(SqlStatement.of(dialect.closeCursor(name))).then();
        return closed.doFinally(signal -> releaseName());
    }

    /** After an error: rolls back the library's own transaction; the caller's is closed by the caller, and the cursor with it. */
    Mono<Void> abandon(boolean own) {
        return (own ? session.rollback() : Mono.<Void>empty()).doFinally(signal -> releaseName());
    }

    private void releaseName() {
        session.releaseCursorName(name);
    }
}
