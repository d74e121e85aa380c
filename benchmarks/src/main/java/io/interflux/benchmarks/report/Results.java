package io.interflux.benchmarks.report;

import io.interflux.benchmarks.measure.Figures;
import io.interflux.benchmarks.workload.Workload;
import io.interflux.benchmarks.workload.Workloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the last run of each workload has shown. Kept as files: the numbers, and a page and a chart of them.
 *
 * @param runs one for each workload that was measured
 * @param figures of all of them
 */
public record Results(List<Run> runs, Figures figures) {

    private static final String RUNS = "RESULTS.runs.tsv";
    private static final String FIGURES = "RESULTS.figures.tsv";
    private static final String PAGE = "RESULTS.md";
    private static final String CHART = "RESULTS.svg";

    /** Nothing yet. */
    public static final Results NONE = new Results(List.of(), Figures.NONE);

    /** Copies the list. */
    public Results {
        runs = List.copyOf(runs);
    }

    /** What {@link #write} has left in that directory; nothing, if it has not. */
    public static Results read(Path directory) throws IOException {
        Path runs = directory.resolve(RUNS);
        return Files.exists(runs)
                ? new Results(
                        Files.readAllLines(runs).stream().map(Run::ofLine).toList(),
                        Figures.read(directory.resolve(FIGURES)))
                : NONE;
    }

    /**
     * These, with a workload measured anew.
     *
     * @throws IllegalStateException if its contenders did not load the same
     */
    public Results with(Run run, Figures measured) {
        return new Results(
                Stream.concat(runs.stream().filter(known -> !known.workload().equals(run.workload())), Stream.of(run))
                        .toList(),
                figures.without(run.workload()).and(measured.requireEqualChecksums()));
    }

    /** The workloads that were measured, in the order of a full run. */
    public List<Workload> workloads() {
        return Workloads.all().stream()
                .filter(workload -> runs.stream().anyMatch(run -> run.workload().equals(workload.id())))
                .toList();
    }

    /** How a workload was measured. */
    Run run(Workload workload) {
        return runs.stream()
                .filter(run -> run.workload().equals(workload.id()))
                .findFirst()
                .orElseThrow();
    }

    /** Writes the files. */
    public void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.write(directory.resolve(RUNS), runs.stream().map(Run::toLine).toList());
        figures.write(directory.resolve(FIGURES));
        Files.writeString(directory.resolve(PAGE), ResultsPage.of(this, CHART));
        Files.writeString(directory.resolve(CHART), Chart.of(this));
    }
}
