package io.interflux.benchmarks.measure;

/**
 * One number of a run. Several of the same subject and quantity are rounds of it.
 *
 * @param workload such as {@code P1}
 * @param contender such as {@code r2dbc-join}
 * @param quantity what the number tells
 * @param value in the quantity's unit
 */
public record Figure(String workload, String contender, Quantity quantity, double value) {

    /** As a line of a file. */
    String toLine() {
        return String.join("\t", workload, contender, quantity.name(), Double.toString(value));
    }

    static Figure ofLine(String line) {
        String[] parts = line.split("\t", -1);
        return new Figure(parts[0], parts[1], Quantity.valueOf(parts[2]), Double.parseDouble(parts[3]));
    }
}
