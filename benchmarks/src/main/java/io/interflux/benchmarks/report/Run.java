package io.interflux.benchmarks.report;

/**
 * How the figures of one workload came to be.
 *
 * @param workload such as {@code P1}
 * @param data what was loaded, in words
 * @param counts how often, in words
 * @param program version and commit
 * @param machine on what, in words
 * @param date such as {@code 2026-11-25}
 */
public record Run(String workload, String data, String counts, String program, String machine, String date) {

    String toLine() {
        return String.join("\t", workload, data, counts, program, machine, date);
    }

    static Run ofLine(String line) {
        String[] parts = line.split("\t", -1);
        return new Run(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
    }
}
