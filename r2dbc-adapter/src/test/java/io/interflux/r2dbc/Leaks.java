package io.interflux.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Connections that were not given back. */
final class Leaks {

    private Leaks() {}

    /** Waits for clean-ups that go on after a cancellation, then expects that no connection is out. */
    static void assertNone(ConnectionPool pool) {
        PoolMetrics metrics = pool.getMetrics().orElseThrow();
        for (int i = 0; i < 6000 && (metrics.acquiredSize() > 0 || metrics.pendingAcquireSize() > 0); i++) {
            Mono.delay(Duration.ofMillis(10)).block();
        }
        assertThat(metrics.acquiredSize())
                .as("connections that were not given back")
                .isZero();
        assertThat(metrics.pendingAcquireSize()).as("waiting for a connection").isZero();
    }
}
