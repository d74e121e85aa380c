package io.interflux.benchmarks.measure;

import io.interflux.benchmarks.contender.PointRead;
import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.graph.Checksum;
import io.interflux.benchmarks.graph.Tally;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Rounds in which every contender makes the same small loads, from callers each of which starts its next load when its last one is there.
 * A caller has a thread; a contender that does not block leaves it at once.
 */
public final class PointLoads {

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
        Scheduler threads = Schedulers.newParallel("caller", work.callers());
        try {
            Turns.alternate(
                    settings.among(contenders),
                    endpoint,
                    settings,
                    (name, contender, round) -> turn(name, contender, round, threads));
        } finally {
            threads.dispose();
        }
    }

    private void turn(String name, PointRead contender, int round, Scheduler threads) {
        System.gc();
        long allocated = Allocation.bytes();
        long start = System.nanoTime();
        Checksum checksum = Flux.range(0, work.callers())
                .flatMap(caller -> caller(contender, caller).subscribeOn(threads), work.callers())
                .reduce(Checksum::and)
                .blockOptional()
                .orElseThrow();
        double nanos = System.nanoTime() - start;
        report.add(
                name,
                round,
                checksum,
                List.of(
                        new Reading(Quantity.TIME, nanos / checksum.parents() / 1e6),
                        new Reading(
                                Quantity.ALLOCATED, (double) (Allocation.bytes() - allocated) / checksum.parents())));
    }

    private Mono<Checksum> caller(PointRead contender, int caller) {
        Tally tally = Tally.unordered();
        return Flux.range(0, work.loads())
                .concatMap(load -> contender.pointRead(work.key(caller, load)), 1)
                .doOnNext(parent -> parent.tell(tally))
                .then(Mono.fromSupplier(tally::checksum));
    }
}
