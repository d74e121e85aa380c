package io.interflux.testkit;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Numbers what happens on the connections of a factory, so that a test can do something, such as cancelling, at each of these moments in
 * turn: a connection is asked for, it is given, a statement (or BEGIN, COMMIT, ROLLBACK) is about to be sent, its result is over.
 *
 * <pre>{@code
 * Moments moments = Moments.on(database.connectionFactory());
 * for (int moment = 0; moments.reached(); moment++) {
 *     moments.at(moment, subscription::cancel);
 *     // …
 * }
 * }</pre>
 */
public final class Moments {

    private final ConnectionFactory connections;
    private final AtomicInteger next = new AtomicInteger();
    private volatile int chosen = -1;
    private volatile Runnable action = this::rest;
    private volatile boolean reached = true;

    private Moments(ConnectionFactory connections) {
        this.connections = new Watched(new ObservedConnectionFactory(connections, () -> this::begins), this);
    }

    /** The moments of these connections. */
    public static Moments on(ConnectionFactory connections) {
        return new Moments(connections);
    }

    /** The same connections, watched. */
    public ConnectionFactory connectionFactory() {
        return connections;
    }

    /** Begins to count anew, and does this once, at the moment of that number, from 0, on the thread on which it happens. */
    public void at(int moment, Runnable work) {
        reached = false;
        action = work;
        next.set(0);
        chosen = moment;
    }

    /** Does nothing more. */
    public void rest() {
        chosen = -1;
    }

    /** Whether there was a moment of that number; {@code true} as long as none has been chosen. */
    public boolean reached() {
        return reached;
    }

    private Runnable begins(String text, int bindings) {
        pass();
        return this::pass;
    }

    private void pass() {
        if (next.getAndIncrement() == chosen) {
            reached = true;
            action.run();
        }
    }

    private record Watched(ConnectionFactory delegate, Moments moments) implements ConnectionFactory {

        @Override
        public Publisher<? extends Connection> create() {
            return Mono.defer(() -> {
                moments.pass();
                return Mono.<Connection>from(delegate.create()).doOnNext(given -> moments.pass());
            });
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return delegate.getMetadata();
        }
    }
}
