package io.interflux.spi;

import reactor.core.publisher.Mono;

/**
 * One connection for the time of one load or one write. Outside a transaction of the caller's, a second statement while a result is open
 * is refused with an error, since some drivers would hang for ever; inside one, statements queue fairly.
 */
public interface Session extends StatementExecutor {

    /** Whether a transaction of the caller's is under way, which the library must leave alone. */
    boolean inCallersTransaction();

    /** Begins a transaction of the library's own, rolled back by the end of the session unless committed; an error inside a caller's one. */
    Mono<Void> begin(TransactionSettings settings);

    /** Commits the library's own transaction. */
    Mono<Void> commit();

    /** A name for a server cursor that no other open cursor of this session has; give it back by {@link #releaseCursorName}. */
    String acquireCursorName();

    /** Makes the name free for the next cursor, so that few texts of statements are ever made. */
    void releaseCursorName(String name);
}
