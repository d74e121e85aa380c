package io.interflux.benchmarks.micro;

import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.measure.Quantity;
import io.interflux.benchmarks.measure.Report;
import io.interflux.benchmarks.measure.Settings;
import java.util.Set;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of this package, each in a process of its own. */
public final class MicroBenchmarks {

    private static final Set<String> SOURCE = Set.of("host", "port", "database");
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private MicroBenchmarks() {}

    /** Gives time and allocation of each to the report; an iteration, of one second, for each round. */
    public static void run(Endpoint endpoint, Settings settings, Report report) throws RunnerException {
        for (RunResult result : new Runner(options(endpoint, settings)).run()) {
            String name = name(result.getParams());
            report.tell(name, result.getPrimaryResult().toString());
            report.keep(name, Quantity.TIME, result.getPrimaryResult().getScore());
            Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
            if (allocated != null) {
                report.keep(name, Quantity.ALLOCATED_PER_CALL, allocated.getScore());
            }
        }
    }

    private static Options options(Endpoint endpoint, Settings settings) {
        return new OptionsBuilder()
                .include(MicroBenchmarks.class.getPackageName() + "\\..*")
                .param("host", endpoint.host())
                .param("port", Integer.toString(endpoint.port()))
                .param("database", endpoint.database())
                .forks(1)
                .warmupIterations(settings.warmUps() + 1)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(settings.rounds())
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    /** {@code Decoding.adapter BINARY}. */
    private static String name(BenchmarkParams parameters) {
        String benchmark = parameters.getBenchmark();
        String method = benchmark
                .substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1)
                .replace("Benchmark.", ".");
        String rest = parameters.getParamsKeys().stream()
                .filter(key -> !SOURCE.contains(key))
                .map(parameters::getParam)
                .collect(Collectors.joining(" "));
        return rest.isEmpty() ? method : method + " " + rest;
    }
}
