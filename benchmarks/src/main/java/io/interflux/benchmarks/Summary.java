package io.interflux.benchmarks;

import io.interflux.benchmarks.measure.Figures;
import io.interflux.benchmarks.measure.Quantity;
import io.interflux.benchmarks.workload.Goal;
import io.interflux.benchmarks.workload.Workload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The end of a run's output. */
final class Summary {

    private Summary() {}

    /** The medians of each contender, then a line for each goal. */
    static void print(List<Workload> workloads, Figures figures) {
        workloads.forEach(workload -> printMedians(workload.id(), figures));
        workloads.stream()
                .flatMap(workload -> workload.goals().stream())
                .map((Goal goal) -> goal.line(figures))
                .flatMap(Optional::stream)
                .forEach(System.out::println);
    }

    private static void printMedians(String workload, Figures figures) {
        for (String contender : figures.contenders(workload)) {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-5s %-28s", workload, contender));
            for (Quantity quantity : Quantity.values()) {
                figures.median(workload, contender, quantity)
                        .ifPresent(value ->
                                line.append(String.format(Locale.ROOT, "  %s %,.2f", quantity.title(), value)));
            }
            System.out.println(line);
        }
    }
}
