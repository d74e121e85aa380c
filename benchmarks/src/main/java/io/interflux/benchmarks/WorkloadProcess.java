package io.interflux.benchmarks;

import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.measure.Figure;
import io.interflux.benchmarks.measure.Figures;
import io.interflux.benchmarks.measure.Quantity;
import io.interflux.benchmarks.measure.Settings;
import io.interflux.benchmarks.workload.Workload;
import io.interflux.benchmarks.workload.Workloads;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One workload in a process of its own, whose heap has the workload's limit. */
final class WorkloadProcess {

    private static final long MINUTES = 15;

    private WorkloadProcess() {}

    /**
     * Runs the workload in new processes, whose output is this one's. A contender that has a process of its own may fail: that is a figure
     * too.
     *
     * @throws IllegalStateException if a process of several contenders failed, such as by two that did not load the same
     */
    static Figures run(Workload workload, Endpoint endpoint, Settings settings)
            throws IOException, InterruptedException {
        Figures figures = Figures.NONE;
        for (Settings process : workload.place().processes(settings)) {
            figures = figures.and(runOne(workload, endpoint, process));
        }
        return figures;
    }

    private static Figures runOne(Workload workload, Endpoint endpoint, Settings settings)
            throws IOException, InterruptedException {
        Path figures = Files.createTempFile("interflux-figures", ".tsv");
        try {
            int exit = exit(new ProcessBuilder(command(workload, endpoint, settings, figures))
                    .inheritIO()
                    .start());
            return exit == 0 ? Figures.read(figures) : failed(workload, settings, exit);
        } finally {
            Files.delete(figures);
        }
    }

    /** Of a process that is stopped if it hangs. */
    private static int exit(Process process) throws InterruptedException {
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    private static Figures failed(Workload workload, Settings settings, int exit) {
        if (workload.place().alone().isEmpty()) {
            throw new IllegalStateException("The process of " + workload.id() + " ended with " + exit);
        }
        return new Figures(settings.contenders().stream()
                .map(contender -> new Figure(workload.id(), contender, Quantity.FAILED, 1))
                .toList());
    }

    private static List<String> command(Workload workload, Endpoint endpoint, Settings settings, Path figures) {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx" + workload.place().heap(),
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                WorkloadProcess.class.getName()));
        command.addAll(List.of(
                workload.id(),
                figures.toString(),
                endpoint.host(),
                Integer.toString(endpoint.port()),
                endpoint.database(),
                Integer.toString(settings.rounds()),
                Integer.toString(settings.warmUps()),
                Double.toString(settings.scale())));
        command.addAll(settings.contenders());
        return command;
    }

    /** Takes what {@link #command} gives. */
    public static void main(String[] arguments) throws Exception {
        List<String> all = List.of(arguments);
        Endpoint endpoint = new Endpoint(all.get(2), Integer.parseInt(all.get(3)), all.get(4));
        Settings settings = new Settings(
                Integer.parseInt(all.get(5)),
                Integer.parseInt(all.get(6)),
                Double.parseDouble(all.get(7)),
                Set.copyOf(all.subList(8, all.size())));
        Workloads.withId(all.get(0))
                .run(endpoint, settings, System.out::println)
                .write(Path.of(all.get(1)));
        System.exit(0);
    }
}
