package io.interflux.benchmarks.measure;

import java.util.List;
import java.util.Set;

/**
 * How much is measured.
 *
 * @param rounds how often each contender is measured
 * @param warmUps how many rounds come before, and do not count
 * @param scale what the workload's number of parents is multiplied by
 * @param contenders the names of those that take part; all, if empty
 */
public record Settings(int rounds, int warmUps, double scale, Set<String> contenders) {

    /** Something must be measured. */
    public Settings {
        if (rounds < 1 || warmUps < 0 || !(scale > 0)) {
            throw new IllegalArgumentException("rounds " + rounds + " must be 1 or more, warm-ups " + warmUps
                    + " 0 or more, scale " + scale + " more than 0");
        }
        contenders = Set.copyOf(contenders);
    }

    /** So many at scale 1, of which at least 20 are left. */
    public long scaled(long count) {
        return Math.max(20, Math.round(count * scale));
    }

    /** Those that take part. */
    public <C extends AutoCloseable> List<Contender<C>> among(List<Contender<C>> all) {
        return contenders.isEmpty()
                ? all
                : all.stream()
                        .filter(contender -> contenders.contains(contender.name()))
                        .toList();
    }
}
