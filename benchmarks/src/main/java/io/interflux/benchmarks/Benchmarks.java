package io.interflux.benchmarks;

import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.database.Server;
import io.interflux.benchmarks.measure.Figures;
import io.interflux.benchmarks.measure.Settings;
import io.interflux.benchmarks.workload.Workload;
import io.interflux.benchmarks.workload.Workloads;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures Interflux beside its peers on an embedded PostgreSQL, and says which goals hold.
 *
 * <pre>{@code
 * mvn -q -pl benchmarks -am compile exec:exec -Dbenchmark.args="--only P1 --rounds 3 --scale 0.1"
 * }</pre>
 */
@Command(
        name = "Benchmarks",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures Interflux beside its peers on an embedded PostgreSQL, and says which goals hold.")
public final class Benchmarks implements Callable<Integer> {

    @Option(names = "--only", split = ",", paramLabel = "WORKLOAD", description = "These workloads, such as P1,P7.")
    private Set<String> only = Set.of();

    @Option(names = "--contenders", split = ",", paramLabel = "NAME", description = "These contenders.")
    private Set<String> contenders = Set.of();

    @Option(names = "--rounds", paramLabel = "COUNT", description = "Rounds that count. Default: ${DEFAULT-VALUE}")
    private int rounds = 5;

    @Option(names = "--warm-ups", paramLabel = "COUNT", description = "Rounds before. Default: ${DEFAULT-VALUE}")
    private int warmUps = 2;

    @Option(names = "--scale", paramLabel = "FACTOR", description = "Of the data. Default: ${DEFAULT-VALUE}")
    private double scale = 1;

    private Benchmarks() {}

    /** Runs the command and ends the process with its exit code: 0 if everything was measured, whatever the goals. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmarks()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = new Settings(rounds, warmUps, scale, contenders);
        List<Workload> workloads = Workloads.named(only);
        Figures figures = Figures.NONE;
        try (Server server = Server.start(Path.of("target", "benchmark-postgres"))) {
            for (Workload workload : workloads) {
                System.out.println(workload.id() + ": " + workload.title());
                Endpoint endpoint = server.database(workload.data().apply(settings));
                figures = figures.and(WorkloadProcess.run(workload, endpoint, settings));
            }
        }
        Summary.print(workloads, figures);
        return 0;
    }
}
