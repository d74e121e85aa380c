package io.interflux.explain;

import io.interflux.dialect.Dialect;
import io.interflux.spi.Database;
import io.interflux.spi.Session;
import io.interflux.spi.TransactionSettings;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A database that is one session, in whose transaction all work is done.
 *
 * @param callersTransaction whether the transaction is the caller's, not the explanation's own
 */
record RecordedDatabase(Dialect dialect, Session session, boolean callersTransaction) implements Database {

    @Override
    public <R> Flux<R> withSession(Function<Session, Publisher<R>> work) {
        return Flux.defer(() -> work.apply(session));
    }

    @Override
    public Mono<Boolean> hasTransaction() {
        return Mono.just(callersTransaction);
    }

    @Override
    public <R> Flux<R> inTransaction(TransactionSettings settings, Function<Session, Publisher<R>> work) {
        return withSession(work);
    }
}
