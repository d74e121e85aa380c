package io.interflux.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The numbers of a run. Immutable. */
public record Figures(List<Figure> all) {

    /** No numbers. */
    public static final Figures NONE = new Figures(List.of());

    /** Copies the list. */
    public Figures {
        all = List.copyOf(all);
    }

    /** These and those. */
    public Figures and(Figures others) {
        return new Figures(Stream.concat(all.stream(), others.all.stream()).toList());
    }

    /** The names of a workload's contenders, in the order of their first figure. */
    public List<String> contenders(String workload) {
        return all.stream()
                .filter(figure -> figure.workload().equals(workload))
                .map(Figure::contender)
                .distinct()
                .toList();
    }

    /** The median over the rounds, the mean of the two in the middle if their number is even; empty if there are none. */
    public OptionalDouble median(String workload, String contender, Quantity quantity) {
        double[] sorted = all.stream()
                .filter(figure -> figure.workload().equals(workload)
                        && figure.contender().equals(contender)
                        && figure.quantity() == quantity)
                .mapToDouble(Figure::value)
                .sorted()
                .toArray();
        int middle = sorted.length / 2;
        return sorted.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }

    /** Without those of one workload. */
    public Figures without(String workload) {
        return new Figures(all.stream()
                .filter(figure -> !figure.workload().equals(workload))
                .toList());
    }

    /** Whether a contender's process ended with an error. */
    public boolean hasFailed(String workload, String contender) {
        return median(workload, contender, Quantity.FAILED).isPresent();
    }

    /**
     * These, if all contenders of each workload loaded the same, also where each had a process of its own.
     *
     * @throws IllegalStateException if two did not
     */
    public Figures requireEqualChecksums() {
        all.stream()
                .filter(figure -> figure.quantity() == Quantity.CHECKSUM)
                .collect(Collectors.groupingBy(Figure::workload, Collectors.mapping(Figure::value, Collectors.toSet())))
                .forEach((workload, sums) -> {
                    if (sums.size() > 1) {
                        throw new IllegalStateException(
                                workload + " is not comparable: its contenders loaded graphs of the sums " + sums);
                    }
                });
        return this;
    }

    /** Writes a line for each. */
    public void write(Path file) throws IOException {
        Files.write(file, all.stream().map(Figure::toLine).toList());
    }

    /** Reads what {@link #write} wrote. */
    public static Figures read(Path file) throws IOException {
        return new Figures(Files.readAllLines(file).stream().map(Figure::ofLine).toList());
    }
}
