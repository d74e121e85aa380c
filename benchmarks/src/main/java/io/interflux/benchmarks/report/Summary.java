package io.interflux.benchmarks.report;

import io.interflux.benchmarks.measure.Figures;
import io.interflux.benchmarks.measure.Quantity;
import io.interflux.benchmarks.workload.Goal;
import io.interflux.benchmarks.workload.Workload;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The end of a run's output. */
public final class Summary {

    private Summary() {}

    /** The medians of each contender, the goals that are not met or not measured, then a line for each that was measured. */
    public static void print(List<Workload> workloads, Figures figures, PrintStream out) {
        workloads.stream().flatMap(workload -> medians(workload.id(), figures)).forEach(out::println);
        List<Goal> goals = workloads.stream()
                .flatMap(workload -> workload.goals().stream())
                .toList();
        for (Goal.Verdict verdict : List.of(Goal.Verdict.NOT_MET, Goal.Verdict.NOT_MEASURED)) {
            goals.stream()
                    .filter(goal -> goal.verdict(figures) == verdict)
                    .forEach(goal -> out.println(
                            verdict.words() + ": " + goal.kind() + " " + goal.number() + " " + goal.label(figures)));
        }
        goals.stream().map(goal -> goal.line(figures)).flatMap(Optional::stream).forEach(out::println);
    }

    private static Stream<String> medians(String workload, Figures figures) {
        return figures.contenders(workload).stream()
                .map(contender -> String.format(Locale.ROOT, "%-8s %-28s", workload, contender)
                        + Stream.of(Quantity.values())
                                .filter(quantity -> quantity != Quantity.CHECKSUM)
                                .flatMap(quantity -> figures.median(workload, contender, quantity).stream()
                                        .mapToObj(value ->
                                                String.format(Locale.ROOT, "  %s %,.2f", quantity.title(), value)))
                                .collect(Collectors.joining()));
    }
}
