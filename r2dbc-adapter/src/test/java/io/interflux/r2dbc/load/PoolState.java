package io.interflux.r2dbc.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.testkit.TestDatabase;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** What loads leave behind. */
final class PoolState {

    private PoolState() {}

    /** Waits for clean-ups that go on after a cancellation, then expects no connection out, nobody waiting and no transaction open. */
    static void assertIdle(ConnectionPool pool, TestDatabase database) {
        assertNoneOut(pool);
        if (database.kind() != TestDatabase.Kind.H2) {
            assertThat(busy(database))
                    .as("sessions of the server that are busy or in a transaction")
                    .isEmpty();
        }
    }

    /** What the server still does; a session whose connection was closed needs a moment to notice. */
    private static List<Object> busy(TestDatabase database) {
        String busy = "SELECT state || ': ' || query FROM pg_stat_activity WHERE state <> 'idle'"
                + " AND datname = current_database() AND pid <> pg_backend_pid()";
        List<Object> left = database.column(busy);
        for (int i = 0; i < 200 && !left.isEmpty(); i++) {
            Mono.delay(Duration.ofMillis(10)).block();
            left = database.column(busy);
        }
        return left;
    }

    /** Waits for clean-ups that go on after a cancellation, then expects no connection out and nobody waiting. */
    static void assertNoneOut(ConnectionPool pool) {
        PoolMetrics metrics = pool.getMetrics().orElseThrow();
        for (int i = 0; i < 2000 && (metrics.acquiredSize() > 0 || metrics.pendingAcquireSize() > 0); i++) {
            Mono.delay(Duration.ofMillis(5)).block();
        }
        assertThat(metrics.acquiredSize()).as("connections out").isZero();
        assertThat(metrics.pendingAcquireSize()).as("waiting").isZero();
    }

    /** Waits a little, then expects that nobody is connected. */
    static void assertNoConnections(TestDatabase database) {
        String others = database.kind() == TestDatabase.Kind.H2
                ? "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE SESSION_ID <> SESSION_ID()"
                : "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND pid <> pg_backend_pid() AND backend_type = 'client backend'";
        Object left = database.column(others).get(0);
        for (int i = 0; i < 200 && !left.equals(0L); i++) {
            Mono.delay(Duration.ofMillis(10)).block();
            left = database.column(others).get(0);
        }
        assertThat(left).as("connections never closed").isEqualTo(0L);
    }
}
