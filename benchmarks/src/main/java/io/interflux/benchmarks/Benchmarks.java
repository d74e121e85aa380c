package io.interflux.benchmarks;

import io.interflux.benchmarks.database.DataSet;
import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.database.Server;
import io.interflux.benchmarks.measure.Figures;
import io.interflux.benchmarks.measure.Settings;
import io.interflux.benchmarks.report.Machine;
import io.interflux.benchmarks.report.Results;
import io.interflux.benchmarks.report.Run;
import io.interflux.benchmarks.report.Summary;
import io.interflux.benchmarks.workload.Workload;
import io.interflux.benchmarks.workload.Workloads;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures Interflux beside its peers on an embedded PostgreSQL, and says which goals hold.
 *
 * <pre>{@code
 * mvn -q -Pbenchmark -pl benchmarks -am process-classes -Dbenchmark.args="--only P1,P3"
 * }</pre>
 */
@Command(
        name = "Benchmarks",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures Interflux beside its peers on an embedded PostgreSQL, and says which goals hold.")
public final class Benchmarks implements Callable<Integer> {

    private static final Path WORK = Path.of("target", "benchmarks");
    private static final double QUICK_SCALE = 0.02;
    private static final int QUICK_ROUNDS = 3;

    @Option(names = "--only", split = ",", paramLabel = "WORKLOAD", description = "These workloads, such as P1,P7.")
    private Set<String> only = Set.of();

    @Option(names = "--contenders", split = ",", paramLabel = "NAME", description = "These contenders.")
    private Set<String> contenders = Set.of();

    @Option(
            names = "--quick",
            description = "Most workloads with a fiftieth of the data: two minutes, to see that they work.")
    private boolean quick;

    @Option(names = "--rounds", paramLabel = "COUNT", description = "Rounds that count. Default: 5")
    private int rounds;

    @Option(names = "--warm-ups", paramLabel = "COUNT", description = "Rounds before. Default: ${DEFAULT-VALUE}")
    private int warmUps = 1;

    @Option(names = "--scale", paramLabel = "FACTOR", description = "Of the data. Default: 1")
    private double scale;

    @Option(
            names = "--results",
            paramLabel = "DIRECTORY",
            description =
                    "Where the results are kept and merged into. Default: here, if all contenders load all of the data"
                            + " in 5 rounds or more; else target/benchmarks")
    private @Nullable Path results;

    private Benchmarks() {}

    /** Runs the command and ends the process with its exit code: 0 if everything was measured, whatever the goals. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmarks()).execute(arguments));
    }

    /** What is kept is written after each workload, so that nothing is lost when the next is broken off. */
    @Override
    public Integer call() throws Exception {
        Settings settings = settings();
        Path directory = directory(settings);
        List<Workload> workloads = Workloads.named(only).stream()
                .filter(workload -> !quick || workload.isQuick())
                .toList();
        Results kept = Results.read(directory);
        try (Server server = Server.start(WORK.resolve("postgres"))) {
            Session session = new Session(server, settings, Machine.describe(server.version()));
            for (Workload workload : workloads) {
                kept = session.measure(workload, kept);
                kept.write(directory);
            }
        }
        Summary.print(workloads, kept.figures(), System.out);
        System.out.println(
                "Written to " + directory.resolve("RESULTS.md").toAbsolutePath().normalize());
        return 0;
    }

    private Settings settings() {
        return new Settings(
                rounds > 0 ? rounds : quick ? QUICK_ROUNDS : Settings.ROUNDS,
                warmUps,
                scale > 0 ? scale : quick ? QUICK_SCALE : 1,
                contenders);
    }

    private Path directory(Settings settings) {
        return results != null ? results : settings.isFull() ? Path.of("") : WORK;
    }

    /** What all workloads of a run have in common. */
    private record Session(Server server, Settings settings, String machine) {

        Results measure(Workload workload, Results kept) throws IOException, InterruptedException, SQLException {
            System.out.println(workload.id() + ": " + workload.title());
            DataSet data = workload.data().apply(settings);
            Endpoint endpoint = server.database(data);
            Figures figures = WorkloadProcess.run(workload, endpoint, settings);
            return kept.with(run(workload, data), figures);
        }

        private Run run(Workload workload, DataSet data) {
            return new Run(
                    workload.id(),
                    data.describe(),
                    settings.describe(),
                    "commit " + Machine.commit(),
                    machine,
                    LocalDate.now(ZoneOffset.UTC).toString());
        }
    }
}
