package io.interflux.benchmarks.workload;

import io.interflux.benchmarks.measure.Figures;
import io.interflux.benchmarks.measure.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a workload wants to see: a ratio of two medians, the lower the better.
 *
 * @param workload such as {@code P1}
 * @param contender whose figure is divided
 * @param peers the best of whose figures divides
 * @param quantity which figure
 * @param limit the most that is good
 */
public record Goal(String workload, String contender, List<String> peers, Quantity quantity, double limit) {

    /** Copies the list. */
    public Goal {
        peers = List.copyOf(peers);
    }

    /** A goal for the time that Interflux takes, beside the best of these. */
    static Goal time(String workload, double limit, String... peers) {
        return new Goal(workload, "interflux", List.of(peers), Quantity.TIME, limit);
    }

    /** The line that ends a run, such as {@code P1 interflux/r2dbc-join 0.43 goal 0.45}; empty if one side was not measured. */
    public Optional<String> line(Figures figures) {
        OptionalDouble own = figures.median(workload, contender, quantity);
        return best(figures).filter(peer -> own.isPresent()).map(peer -> {
            double ratio = own.orElseThrow() / value(figures, peer);
            return String.format(Locale.ROOT, "%s %s/%s %.2f goal %.2f", workload, contender, peer, ratio, limit);
        });
    }

    private Optional<String> best(Figures figures) {
        return peers.stream()
                .filter(peer -> figures.median(workload, peer, quantity).isPresent())
                .min(Comparator.comparingDouble(peer -> value(figures, peer)));
    }

    private double value(Figures figures, String name) {
        return figures.median(workload, name, quantity).orElseThrow();
    }
}
