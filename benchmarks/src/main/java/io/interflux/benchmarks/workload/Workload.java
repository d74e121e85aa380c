package io.interflux.benchmarks.workload;

import io.interflux.benchmarks.database.DataSet;
import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.measure.Figures;
import io.interflux.benchmarks.measure.Report;
import io.interflux.benchmarks.measure.Settings;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Something to load, who loads it, and what is to be seen.
 *
 * @param id its short name
 * @param title in words
 * @param data the tables for these settings
 * @param heap the limit of the process that measures it, such as {@code 2g}
 * @param measurement what is done
 * @param goals what is to be seen
 */
public record Workload(
        String id,
        String title,
        Function<Settings, DataSet> data,
        String heap,
        Measurement measurement,
        List<Goal> goals) {

    /** Whether it is meant by that name: {@code P3} means {@code P3-1} and {@code P3-8}. */
    boolean isCalled(String name) {
        return id.equalsIgnoreCase(name) || id.regionMatches(true, 0, name + "-", 0, name.length() + 1);
    }

    /** Measures in this process. */
    public Figures run(Endpoint endpoint, Settings settings, Consumer<String> progress) throws Exception {
        Report report = new Report(id, progress);
        measurement.run(endpoint, settings, report);
        return report.figures();
    }
}
