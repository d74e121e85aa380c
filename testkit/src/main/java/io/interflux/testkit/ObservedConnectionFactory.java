package io.interflux.testkit;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Wrapped;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Tells a listener of its own for each connection what is said on it. */
record ObservedConnectionFactory(ConnectionFactory delegate, Supplier<Conversations> listeners)
        implements ConnectionFactory, Wrapped<ConnectionFactory> {

    @Override
    public Publisher<? extends Connection> create() {
        return Mono.from(delegate.create()).map(connection -> new ObservedConnection(connection, listeners.get()));
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return delegate.getMetadata();
    }

    @Override
    public ConnectionFactory unwrap() {
        return delegate;
    }
}
