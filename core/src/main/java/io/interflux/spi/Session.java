package io.interflux.spi;

import io.interflux.error.QueryException;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One connection for the time of one load or one write. Outside a transaction of the caller's, a second statement while a result is open
 * is refused with an error, since some drivers would hang for ever; inside one, statements queue fairly.
 */
public interface Session extends StatementExecutor {

    /** Whether a transaction of the caller's is under way, which the library must leave alone. */
    boolean inCallersTransaction();

    /** Whether a transaction of the caller's is under way that was begun to read only. */
    default boolean isReadOnly() {
        return false;
    }

    /**
     * To be called before anything is written: not every database refuses it by itself, and where one does, the transaction is over.
     *
     * @throws QueryException if the transaction is {@linkplain #isReadOnly() read-only}
     */
    default void requireWritable() {
        if (isReadOnly()) {
            throw new QueryException("Nothing can be written in a read-only transaction;"
                    + " begin it without TransactionSettings.withReadOnly(true)");
        }
    }

    /**
     * Does work behind a savepoint of the caller's transaction: what it has written is taken back alone if it fails or is cancelled, and the
     * transaction goes on. Whatever else the transaction writes meanwhile is taken back too, since a savepoint is a point in time.
     *
     * @throws io.interflux.error.QueryException if there is no transaction, or other nested work of it is under way that this is not part
     *     of, as a signal
     */
    default <R> Flux<R> nested(Publisher<R> work) {
        return Flux.error(new QueryException("Nested work needs a transaction of the caller's, and there is none;"
                + " begin one by inTransaction(tx -> …)"));
    }

    /** Begins a transaction of the library's own, rolled back by the end of the session unless committed; an error inside a caller's one. */
    Mono<Void> begin(TransactionSettings settings);

    /** Commits the library's own transaction. */
    Mono<Void> commit();

    /** A name for a server cursor that no other open cursor of this session has; give it back by {@link #releaseCursorName}. */
    String acquireCursorName();

    /** Makes the name free for the next cursor, so that few texts of statements are ever made. */
    void releaseCursorName(String name);
}
