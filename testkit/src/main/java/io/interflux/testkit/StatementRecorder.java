package io.interflux.testkit;

import io.r2dbc.spi.ConnectionFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Records what is sent, in order, over all connections of a factory, so that tests can assert the exact SQL and the number of round trips.
 *
 * <pre>{@code
 * StatementRecorder recorder = StatementRecorder.on(database.connectionFactory());
 * Interflux interflux = R2dbcInterflux.create(recorder.connectionFactory(), schema);
 * …
 * assertThat(recorder.texts()).containsExactly("SELECT …", "SELECT …");
 * }</pre>
 */
public final class StatementRecorder {

    /**
     * One execution.
     *
     * @param text the SQL, or BEGIN, COMMIT, ROLLBACK for the driver's own calls
     * @param bindings how many parameters were bound
     */
    public record Sent(String text, int bindings) {

        /** Whether the driver was asked to begin or end a transaction, which is no statement of the library's. */
        public boolean control() {
            return text.equals("BEGIN") || text.equals("COMMIT") || text.equals("ROLLBACK");
        }
    }

    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final ConnectionFactory connections;

    private StatementRecorder(ConnectionFactory connections) {
        this.connections = new ObservedConnectionFactory(connections, () -> this::record);
    }

    /** A recorder for the connections of a factory. */
    public static StatementRecorder on(ConnectionFactory connections) {
        return new StatementRecorder(connections);
    }

    private Runnable record(String text, int bindings) {
        sent.add(new Sent(text, bindings));
        return () -> {};
    }

    /** The same connections, recorded. */
    public ConnectionFactory connectionFactory() {
        return connections;
    }

    /** The texts of the statements so far, in order, without BEGIN, COMMIT and ROLLBACK. */
    public List<String> texts() {
        return sent.stream().filter(one -> !one.control()).map(Sent::text).toList();
    }

    /** Everything so far, in order. */
    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** Forgets what was recorded so far. */
    public void clear() {
        sent.clear();
    }
}
