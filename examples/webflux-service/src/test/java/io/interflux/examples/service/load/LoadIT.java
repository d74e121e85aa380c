package io.interflux.examples.service.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.examples.service.Eventually;
import io.interflux.examples.service.load.LoadReport.LoadFigures;
import io.interflux.testkit.Fire;
import io.interflux.testkit.TestDatabase;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** Many clients share few connections: each gets its answers, and no connection is lost. */
class LoadIT {

    private static final int CLIENTS = Fire.count("clients of the load test", 16, 200);
    private static final Duration TIME = Duration.ofSeconds(Fire.count("seconds of the load test", 1, 140));

    private static final int POOL_SIZE = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path PAGE = Path.of("..", "..", "docs", "load.md");

    private static final String OTHERS = " FROM pg_stat_activity WHERE datname = current_database()"
            + " AND pid <> pg_backend_pid() AND backend_type = 'client backend'";

    @Test
    void everyClientIsAnsweredAndEveryConnectionComesBack() throws IOException {
        double loadBefore = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        try (TestDatabase database = TestDatabase.open(TestDatabase.Kind.POSTGRESQL_BINARY);
                ServiceProcess service = ServiceProcess.start(database.url())) {
            Clients clients = new Clients(CLIENTS, service.address());
            AtomicLong mostHeap = new AtomicLong();
            Disposable watch = watchHeap(service, mostHeap);
            clients.askFor(TIME).block(TIME.plus(PATIENCE));
            watch.dispose();

            assertThat(clients.errors()).isEmpty();
            assertThat(Call.values())
                    .allSatisfy(call -> assertThat(clients.latenciesOf(call).count())
                            .as(call.description())
                            .isPositive());
            assertNoneIsLost(service, database);
            LoadFigures figures = new LoadFigures(
                    loadBefore, version(database), POOL_SIZE, mostHeap.get(), service.mostResidentBytes());
            report(new LoadReport(clients, CLIENTS, TIME, figures));
        }
    }

    private static Disposable watchHeap(ServiceProcess service, AtomicLong most) {
        return Flux.interval(Duration.ofSeconds(1))
                .onBackpressureDrop()
                .concatMap(second -> service.metric("jvm.memory.used?tag=area:heap"), 1)
                .subscribe(bytes -> most.accumulateAndGet(bytes, Math::max));
    }

    private static void assertNoneIsLost(ServiceProcess service, TestDatabase database) {
        Eventually.holds("all connections are in the pool", () -> service.metricNow("r2dbc.pool.acquired") == 0);
        assertThat(service.metricNow("r2dbc.pool.pending")).isZero();
        List<Object> states = database.column("SELECT state" + OTHERS);
        assertThat(states).containsOnly("idle").hasSizeLessThanOrEqualTo(POOL_SIZE);
    }

    private static String version(TestDatabase database) {
        return String.valueOf(database.column("SHOW server_version").get(0));
    }

    private static void report(LoadReport report) throws IOException {
        if (Fire.isOn()) {
            report.write(PAGE);
        }
    }
}
