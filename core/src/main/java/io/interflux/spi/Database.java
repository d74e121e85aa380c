package io.interflux.spi;

import io.interflux.dialect.Dialect;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A database that an adapter can reach. Safe to share. */
public interface Database {

    /** How this database's SQL is written. */
    Dialect dialect();

    /**
     * Does {@code work} with a session of its own, or with that of the caller's transaction found in the Reactor Context. The connection
     * is acquired on subscription and given back, idle, when the work ends, fails or is cancelled.
     */
    <R> Flux<R> withSession(Function<Session, Publisher<R>> work);

    /** Whether there is a transaction of the caller's on this database that work subscribed to in the same place would join. Sends nothing. */
    default Mono<Boolean> hasTransaction() {
        return Mono.just(false);
    }

    /**
     * Does {@code work} inside a transaction: joins the one in the Reactor Context, or begins one, commits it when the work completes and
     * rolls it back when it fails, is cancelled, or takes longer than the settings allow. Everything that the work subscribes to finds the
     * transaction in the Context.
     *
     * @throws io.interflux.error.QueryException if the transaction in the Context has a weaker isolation than the settings ask for, as a
     *     signal before the work begins
     */
    <R> Flux<R> inTransaction(TransactionSettings settings, Function<Session, Publisher<R>> work);
}
