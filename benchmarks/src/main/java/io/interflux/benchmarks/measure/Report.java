package io.interflux.benchmarks.measure;

import io.interflux.benchmarks.database.Traffic;
import io.interflux.benchmarks.graph.Checksum;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes down what one workload shows, and sees to it that everything loaded the same. Not thread-safe. */
public final class Report {

    private final String workload;
    private final Consumer<String> progress;
    private final List<Figure> figures = new ArrayList<>();
    private final Set<String> loaded = new LinkedHashSet<>();
    private @Nullable Checksum expected;
    private String first = "";

    /** An empty one that tells each round as it comes. */
    public Report(String workload, Consumer<String> progress) {
        this.workload = workload;
        this.progress = progress;
    }

    /**
     * One contender's turn. What was read in a warm-up, a round below 0, is told but not kept.
     *
     * @throws IllegalStateException if it loaded other than those before
     */
    public void add(String contender, int round, Checksum checksum, List<Reading> readings) {
        requireSame(contender, checksum);
        loaded.add(contender);
        progress.accept("%s %-9s %-24s %s"
                .formatted(
                        workload,
                        round < 0 ? "warm-up" : "round " + (round + 1),
                        contender,
                        readings.stream().map(Report::text).collect(Collectors.joining(", "))));
        if (round >= 0) {
            readings.forEach(
                    reading -> figures.add(new Figure(workload, contender, reading.quantity(), reading.value())));
        }
    }

    /** What passed between a contender and the server while it made so many loads. */
    void observe(String contender, Traffic traffic, int loads) {
        keep(contender, Quantity.STATEMENTS, (double) traffic.statements() / loads);
        keep(contender, Quantity.ROUND_TRIPS, (double) traffic.roundTrips() / loads);
        keep(contender, Quantity.ROWS, (double) traffic.rows() / loads);
        keep(contender, Quantity.RECEIVED, (double) traffic.received() / loads / (1 << 20));
    }

    /** Something that is worth a line of progress. */
    public void tell(String contender, String text) {
        progress.accept("%s %-24s %s".formatted(workload, contender, text.strip()));
    }

    /** A figure that is not of a round. */
    public void keep(String contender, Quantity quantity, double value) {
        figures.add(new Figure(workload, contender, quantity, value));
    }

    private static String text(Reading reading) {
        return "%s %,.3f".formatted(reading.quantity().title(), reading.value());
    }

    private void requireSame(String contender, Checksum checksum) {
        if (expected == null) {
            expected = checksum;
            first = contender;
        }
        if (!checksum.equals(expected)) {
            throw new IllegalStateException(workload + " is not comparable: " + contender + " loaded " + checksum
                    + ", but " + first + " loaded " + expected);
        }
    }

    /** Everything that was kept. A double holds 53 bits of a sum. */
    public Figures figures() {
        Checksum sum = expected;
        return sum == null ? new Figures(figures) : new Figures(figures).and(checksums((double) (sum.hash() >>> 16)));
    }

    private Figures checksums(double sum) {
        return new Figures(loaded.stream()
                .map(contender -> new Figure(workload, contender, Quantity.CHECKSUM, sum))
                .toList());
    }
}
