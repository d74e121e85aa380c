package io.interflux.benchmarks.measure;

import io.interflux.benchmarks.graph.Checksum;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes down what one workload shows, and sees to it that everything loaded the same. Not thread-safe. */
public final class Report {

    private final String workload;
    private final Consumer<String> progress;
    private final List<Figure> figures = new ArrayList<>();
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

    /** Everything that was kept. */
    public Figures figures() {
        return new Figures(figures);
    }
}
