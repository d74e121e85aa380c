package io.interflux.benchmarks.measure;

import io.interflux.benchmarks.contender.PointRead;
import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.database.Proxy;
import io.interflux.benchmarks.database.Traffic;
import io.interflux.benchmarks.graph.Checksum;
import io.interflux.benchmarks.graph.Tally;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Rounds in which every contender makes the same small loads, from callers each of which starts its next load when its last one is there.
 * A caller has a thread; a contender that does not block leaves it at once.
 */
public final class PointLoads {

    /** How many loads are looked at through a proxy. */
    private static final int OBSERVED = 20;

    private final Report report;
    private final Work work;

    /** Loads whose figures that report takes. */
    public PointLoads(Report report, Work work) {
        this.report = report;
        this.work = work;
    }

    /**
     * How much is loaded in a round.
     *
     * @param callers how many load at once
     * @param loads how many parents each loads
     * @param parents the keys are 1 to this
     */
    public record Work(int callers, int loads, long parents) {

        /** A prime, so that callers are everywhere in the table. */
        private static final long STRIDE = 104_729;

        long key(int caller, int load) {
            return 1 + ((long) caller * loads + load) * STRIDE % parents;
        }
    }

    /**
     * Measures the contenders, after rounds that do not count.
     *
     * @throws IllegalStateException if two rounds did not bring the same
     */
    public void measure(List<Contender<PointRead>> contenders, Endpoint endpoint, Settings settings) throws Exception {
        List<Contender<PointRead>> all = settings.among(contenders);
        Map<String, Traffic> observed = new HashMap<>();
        for (Contender<PointRead> contender : all) {
            observed.put(contender.name(), observe(contender, endpoint));
        }
        Scheduler threads = Schedulers.newParallel("caller", work.callers());
        try {
            Turns.alternate(all, endpoint, settings, (name, contender, round) -> {
                double roundTrips =
                        (double) observed.getOrDefault(name, Traffic.NONE).roundTrips() / OBSERVED;
                turn(name, contender, round, new Callers(threads, roundTrips));
            });
        } finally {
            threads.dispose();
        }
    }

    private record Callers(Scheduler threads, double roundTrips) {}

    /** Some loads that are not timed, on a connection that has made the same before. */
    private Traffic observe(Contender<PointRead> contender, Endpoint endpoint) throws Exception {
        try (Proxy proxy = Proxy.start(endpoint, Duration.ZERO);
                PointRead opened = contender.open().apply(proxy.endpoint())) {
            load(opened, OBSERVED).block();
            Traffic before = proxy.traffic();
            load(opened, OBSERVED).block();
            Traffic traffic = proxy.traffic().since(before);
            report.observe(contender.name(), traffic, OBSERVED);
            return traffic;
        }
    }

    private void turn(String name, PointRead contender, int round, Callers callers) {
        System.gc();
        long allocated = Allocation.bytes();
        long start = System.nanoTime();
        Checksum checksum = Flux.range(0, work.callers())
                .flatMap(caller -> caller(contender, caller).subscribeOn(callers.threads()), work.callers())
                .reduce(Checksum::and)
                .blockOptional()
                .orElseThrow();
        double millis = (System.nanoTime() - start) / 1e6 / checksum.parents();
        double bytes = Allocation.bytes() - allocated;
        report.add(
                name,
                round,
                checksum,
                List.of(
                        new Reading(Quantity.TIME, millis),
                        new Reading(Quantity.TRIP_TIME, millis * work.callers() / callers.roundTrips()),
                        new Reading(Quantity.ALLOCATED, bytes / checksum.parents())));
    }

    private Mono<Checksum> caller(PointRead contender, int caller) {
        return Mono.defer(() -> {
            Tally tally = Tally.unordered();
            return Flux.range(0, work.loads())
                    .concatMap(load -> contender.pointRead(work.key(caller, load)), 1)
                    .doOnNext(parent -> parent.tell(tally))
                    .then(Mono.fromSupplier(tally::checksum));
        });
    }

    private Mono<Void> load(PointRead contender, int loads) {
        return Flux.range(0, loads)
                .concatMap(load -> contender.pointRead(work.key(0, load)), 1)
                .then();
    }
}
