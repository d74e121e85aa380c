package io.interflux.benchmarks;

import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.measure.Figures;
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

/** One workload in a process of its own, whose heap has the workload's limit. */
final class WorkloadProcess {

    private WorkloadProcess() {}

    /**
     * Runs the workload in a new process, whose output is this one's.
     *
     * @throws IllegalStateException if it failed
     */
    static Figures run(Workload workload, Endpoint endpoint, Settings settings)
            throws IOException, InterruptedException {
        Path figures = Files.createTempFile("interflux-figures", ".tsv");
        try {
            int exit = new ProcessBuilder(command(workload, endpoint, settings, figures))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("The process of " + workload.id() + " ended with " + exit);
            }
            return Figures.read(figures);
        } finally {
            Files.delete(figures);
        }
    }

    private static List<String> command(Workload workload, Endpoint endpoint, Settings settings, Path figures) {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx" + workload.heap(),
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
        Workloads.named(List.of(all.get(0)))
                .get(0)
                .run(endpoint, settings, System.out::println)
                .write(Path.of(all.get(1)));
        System.exit(0);
    }
}
