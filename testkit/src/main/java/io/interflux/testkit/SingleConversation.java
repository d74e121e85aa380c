package io.interflux.testkit;

import io.r2dbc.spi.ConnectionFactory;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Fails what H2 lets pass and what makes other drivers hang for ever: a statement that is sent while the result of another on the same
 * connection is still open. The connections of a {@link TestDatabase} are guarded by it already; this is for others.
 *
 * <pre>{@code
 * ConnectionFactory strict = SingleConversation.on(ConnectionFactories.get(url));
 * }</pre>
 */
public final class SingleConversation {

    private SingleConversation() {}

    /** The same connections, on which a second conversation beside an open one fails with an {@link AssertionError}. */
    public static ConnectionFactory on(ConnectionFactory connections) {
        return new ObservedConnectionFactory(connections, SingleConversation::guard);
    }

    private static Conversations guard() {
        AtomicReference<Open> current = new AtomicReference<>(Open.NOTHING);
        return (text, bindings) -> {
            Open mine = new Open(text);
            Open other = Objects.requireNonNull(current.compareAndExchange(Open.NOTHING, mine));
            if (other != Open.NOTHING) {
                throw new AssertionError("Two conversations on one connection: '" + text
                        + "' was sent while the result of '" + other.text + "' was open");
            }
            return () -> current.compareAndSet(mine, Open.NOTHING);
        };
    }

    /** Compared by identity. */
    private static final class Open {

        static final Open NOTHING = new Open("");

        private final String text;

        Open(String text) {
            this.text = text;
        }
    }
}
