package io.interflux.benchmarks.measure;

import io.interflux.benchmarks.contender.Connected;
import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.database.Proxy;
import io.interflux.benchmarks.graph.Parent;
import io.interflux.benchmarks.graph.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;

/**
 * Rounds in which every contender loads everything once. Each load starts on a collected heap.
 *
 * @param <C> what the workload asks of its contenders
 */
public final class Alternation<C extends Connected> {

    private final Report report;
    private final Function<C, Flux<? extends Parent>> load;
    private final Supplier<Tally> tally;
    private final HeapWatch heap = HeapWatch.start();

    /**
     * Rounds of one workload.
     *
     * @param report takes the figures
     * @param load what is measured
     * @param tally makes the sum for one load's checksum
     */
    public Alternation(Report report, Function<C, Flux<? extends Parent>> load, Supplier<Tally> tally) {
        this.report = report;
        this.load = load;
        this.tally = tally;
    }

    /**
     * Measures the contenders, after rounds that do not count.
     *
     * @throws IllegalStateException if two loads did not bring the same
     */
    public void measure(List<Contender<C>> contenders, Endpoint endpoint, Settings settings) throws Exception {
        List<Contender<C>> all = settings.among(contenders);
        for (Contender<C> contender : all) {
            observe(contender, endpoint);
        }
        Turns.alternate(all, endpoint, settings, this::turn);
    }

    /** One load that is not timed, on connections that are opened for it. */
    private void observe(Contender<C> contender, Endpoint endpoint) throws Exception {
        try (Proxy proxy = Proxy.start(endpoint, Duration.ZERO);
                C opened = contender.open().apply(proxy.endpoint())) {
            Sample.of(load.apply(opened), tally.get());
            report.observe(contender.name(), proxy.traffic(), 1);
        }
    }

    private void turn(String name, C contender, int round) {
        heap.reset();
        Sample sample = Sample.of(load.apply(contender), tally.get());
        List<Reading> readings = new ArrayList<>(sample.readings());
        heap.peak().ifPresent(bytes -> readings.add(new Reading(Quantity.PEAK_HEAP, bytes / (double) (1 << 20))));
        report.add(name, round, sample.checksum(), readings);
    }
}
