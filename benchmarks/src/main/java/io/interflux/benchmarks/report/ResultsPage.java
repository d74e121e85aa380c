package io.interflux.benchmarks.report;

import io.interflux.benchmarks.measure.Figures;
import io.interflux.benchmarks.measure.Quantity;
import io.interflux.benchmarks.workload.Absence;
import io.interflux.benchmarks.workload.Goal;
import io.interflux.benchmarks.workload.Workload;
import io.interflux.benchmarks.workload.Workloads;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results as Markdown. */
final class ResultsPage {

    private static final String HEAD =
            """
            # Results

            Written by the benchmarks themselves, not by hand. [The guide](../docs/benchmarks.md) says what is measured and how, and how to run it:

            ```bash
            mvn -q -Pbenchmark -pl benchmarks -am process-classes                                  # everything
            mvn -q -Pbenchmark -pl benchmarks -am process-classes -Dbenchmark.args="--only P1,P3"  # some, merged into this page
            mvn -q -Pbenchmark -pl benchmarks -am process-classes -Dbenchmark.args="--quick"       # two minutes; leaves this page alone
            ```

            Figures are medians over the rounds of a run in which the contenders alternate; ratios are of one run. `-binary` is the driver's
            option `forceBinary`, everything else its defaults. Statements, rows, bytes and round trips were counted by a proxy in a load that
            was not timed.

            """;
    private static final String ORIENTATION =
            """
            ## For orientation

            Sequelize 6 on Node.js, in a run of its own on a machine of the same kind, so not to be divided by: one parent with 10 children
            821-1070 loads a second (P3); the deep include (P6) in 3.0 s with a fan-out of 3 and 18-21 s with 5.

            """;

    private final Results results;
    private final Figures figures;
    private final String chart;

    private ResultsPage(Results results, String chart) {
        this.results = results;
        this.figures = results.figures();
        this.chart = chart;
    }

    /** The page, which shows the chart of that name. */
    static String of(Results results, String chart) {
        return new ResultsPage(results, chart).text();
    }

    private String text() {
        return HEAD
                + goals()
                + "![Times of all contenders](" + chart + ")\n\n"
                + results.workloads().stream().map(this::workload).collect(Collectors.joining())
                + absences()
                + ORIENTATION
                + lines();
    }

    private String goals() {
        return "## Goals\n\n| workload | ratio | measured | at most | |\n| --- | --- | ---: | ---: | --- |\n"
                + Workloads.all().stream()
                        .flatMap(workload -> workload.goals().stream())
                        .map(this::goal)
                        .collect(Collectors.joining())
                + "\n";
    }

    private String goal(Goal goal) {
        OptionalDouble ratio = goal.ratio(figures);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.2f%s | %s |%n",
                goal.number(),
                goal.label(figures),
                ratio.isPresent() ? Goal.roundedUp(ratio.getAsDouble()) : "",
                goal.limit(),
                goal.kind() == Goal.Kind.STRETCH ? " (stretch)" : "",
                verdict(goal.verdict(figures)));
    }

    private static String verdict(Goal.Verdict verdict) {
        return verdict == Goal.Verdict.NOT_MET ? "**" + verdict.words() + "**" : verdict.words();
    }

    private String workload(Workload workload) {
        Run run = results.run(workload);
        List<Quantity> columns = Stream.of(Quantity.values())
                .filter(quantity -> figures.contenders(workload.id()).stream()
                        .anyMatch(contender -> figures.median(workload.id(), contender, quantity)
                                .isPresent()))
                .filter(quantity -> quantity != Quantity.CHECKSUM)
                .toList();
        return "## " + workload.id() + "\n\n" + workload.title() + ": " + run.data() + ". " + run.counts() + ". Heap "
                + workload.place().heap() + ".  \n" + run.date() + ", " + run.program() + ", " + run.machine() + ".\n\n"
                + table(workload, columns) + "\n";
    }

    private String table(Workload workload, List<Quantity> columns) {
        return columns.stream().map(Quantity::title).collect(Collectors.joining(" | ", "| | ", " |\n"))
                + columns.stream().map(column -> "---:").collect(Collectors.joining(" | ", "| --- | ", " |\n"))
                + figures.contenders(workload.id()).stream()
                        .map(contender -> columns.stream()
                                .map(column -> cell(figures.median(workload.id(), contender, column)))
                                .collect(Collectors.joining(" | ", "| " + contender + " | ", " |\n")))
                        .collect(Collectors.joining());
    }

    /** Three digits at least, and no decimals that nobody reads. */
    private static String cell(OptionalDouble value) {
        if (value.isEmpty()) {
            return "";
        }
        double number = value.getAsDouble();
        boolean whole = number == Math.rint(number) || number >= 100;
        return String.format(Locale.ROOT, whole ? "%,.0f" : number >= 10 ? "%.1f" : "%.3f", number);
    }

    private static String absences() {
        return "## Who does not take part\n\n| | where | why |\n| --- | --- | --- |\n"
                + Absence.all().stream()
                        .map(absence -> "| " + absence.contender() + " | " + absence.workloads() + " | "
                                + absence.reason() + " |\n")
                        .collect(Collectors.joining())
                + "\n";
    }

    /** One for each goal that was measured. */
    private String lines() {
        return Workloads.all().stream()
                .flatMap(workload -> workload.goals().stream())
                .map(goal -> goal.line(figures))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n", "```\n", "\n```\n"));
    }
}
