package io.interflux.ddl;

import io.interflux.dialect.Dialect;
import io.interflux.spi.Database;
import io.interflux.spi.Session;
import io.interflux.spi.TransactionSettings;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** A dialect with nothing behind it: whoever sends a statement fails. */
record NoDatabase(Dialect dialect) implements Database {

    @Override
    public <R> Flux<R> withSession(Function<Session, Publisher<R>> work) {
        throw new AssertionError("there is no database");
    }

    @Override
    public <R> Flux<R> inTransaction(TransactionSettings settings, Function<Session, Publisher<R>> work) {
        throw new AssertionError("there is no database");
    }
}
