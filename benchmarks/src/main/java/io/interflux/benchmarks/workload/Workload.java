package io.interflux.benchmarks.workload;

import io.interflux.benchmarks.database.DataSet;
import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.measure.Figures;
import io.interflux.benchmarks.measure.Report;
import io.interflux.benchmarks.measure.Settings;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Something to load, who loads it, and what is to be seen.
 *
 * @param id its short name
 * @param title in words
 * @param data the tables for these settings
 * @param place the processes that measure it
 * @param measurement what is done
 * @param goals what is to be seen
 */
public record Workload(
        String id,
        String title,
        Function<Settings, DataSet> data,
        Place place,
        Measurement measurement,
        List<Goal> goals) {

    private static final Set<String> LONG = Set.of("P3-8", "P5", "P6-5", Workloads.MICRO);

    /** Copies the list. */
    public Workload {
        goals = List.copyOf(goals);
    }

    /**
     * The processes that measure a workload.
     *
     * @param heap the limit of each, such as {@code 2g}
     * @param alone the contenders that have a process of their own; if empty, all share one
     */
    public record Place(String heap, List<String> alone) {

        /** One process for all. */
        static Place shared(String heap) {
            return new Place(heap, List.of());
        }

        /** What each process is to measure. */
        public List<Settings> processes(Settings settings) {
            return alone.isEmpty()
                    ? List.of(settings)
                    : alone.stream()
                            .filter(name -> settings.contenders().isEmpty()
                                    || settings.contenders().contains(name))
                            .map(name -> settings.with(Set.of(name)))
                            .toList();
        }
    }

    /** Whether it is meant by that name: {@code P3} means {@code P3-1} and {@code P3-8}. */
    boolean isCalled(String name) {
        return id.equalsIgnoreCase(name) || id.regionMatches(true, 0, name + "-", 0, name.length() + 1);
    }

    /** Whether it is part of a run that is to take two minutes: what starts many processes, or differs from another by a number, is not. */
    public boolean isQuick() {
        return !LONG.contains(id);
    }

    /** Measures in this process. */
    public Figures run(Endpoint endpoint, Settings settings, Consumer<String> progress) throws Exception {
        Report report = new Report(id, progress);
        measurement.run(endpoint, settings, report);
        return report.figures();
    }
}
