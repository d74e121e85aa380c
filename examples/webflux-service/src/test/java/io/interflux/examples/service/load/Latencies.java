package io.interflux.examples.service.load;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long the calls of one kind have taken. */
final class Latencies {

    private final ConcurrentLinkedQueue<Long> nanoseconds = new ConcurrentLinkedQueue<>();

    void add(long duration) {
        nanoseconds.add(duration);
    }

    int count() {
        return nanoseconds.size();
    }

    /** In milliseconds, the times within which that many of the calls have ended: {@code 0.5} is the median; zeros if there are none. */
    double[] percentiles(double... shares) {
        long[] sorted = nanoseconds.stream().mapToLong(Long::longValue).sorted().toArray();
        return Arrays.stream(shares).map(share -> percentile(sorted, share)).toArray();
    }

    private static double percentile(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }
}
