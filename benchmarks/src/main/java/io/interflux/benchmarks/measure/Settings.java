package io.interflux.benchmarks.measure;

import io.interflux.benchmarks.contender.Connected;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How much is measured.
 *
 * @param rounds how often each contender is measured
 * @param warmUps how many rounds come before at least, and do not count
 * @param scale what the workload's number of parents is multiplied by
 * @param contenders the names of those that take part; all, if empty
 */
public record Settings(int rounds, int warmUps, double scale, Set<String> contenders) {

    /** The fewest that figures are kept of. */
    public static final int ROUNDS = 5;

    /** How long each contender warms up at scale 1, at least: short loads would be measured before their code is compiled. */
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    /** Something must be measured. */
    public Settings {
        if (rounds < 1 || warmUps < 0 || !(scale > 0)) {
            throw new IllegalArgumentException("rounds " + rounds + " must be 1 or more, warm-ups " + warmUps
                    + " 0 or more, scale " + scale + " more than 0");
        }
        contenders = Set.copyOf(contenders);
    }

    /** Whether all contenders load all of the data often enough for figures that are to be kept. */
    public boolean isFull() {
        return scale == 1 && rounds >= ROUNDS && contenders.isEmpty();
    }

    /** In words; short loads have some times more rounds. */
    public String describe() {
        return "%d rounds after %d warm-ups and %d s at least for each contender, at scale %s"
                .formatted(rounds, warmUps, warmUp(1).toSeconds(), Double.toString(scale));
    }

    /** How long so many contenders warm up at least. */
    Duration warmUp(int count) {
        return scale < 1 ? Duration.ZERO : WARM_UP.multipliedBy(count);
    }

    /** So many at scale 1, of which at least 20 are left. */
    public long scaled(long count) {
        return Math.max(20, Math.round(count * scale));
    }

    /** The same with other contenders. */
    public Settings with(Set<String> others) {
        return new Settings(rounds, warmUps, scale, others);
    }

    /** With so many times the rounds, for loads that are short. */
    public Settings times(int factor) {
        return new Settings(rounds * factor, warmUps * factor, scale, contenders);
    }

    /** Those that take part. */
    public <C extends Connected> List<Contender<C>> among(List<Contender<C>> all) {
        return contenders.isEmpty()
                ? all
                : all.stream()
                        .filter(contender -> contenders.contains(contender.name()))
                        .toList();
    }
}
