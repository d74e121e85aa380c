package io.interflux.benchmarks.measure;

import io.interflux.benchmarks.contender.Connected;
import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.graph.Parent;
import io.interflux.benchmarks.graph.Tally;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * One load of very many parents in a small heap, in a process of its own. While the first and the last tenth of the parents come, the heap
 * is collected some times, and what is left is what the load holds.
 *
 * @param <C> what the workload asks of its contenders
 */
public final class Streaming<C extends Connected> {

    private static final int COLLECTIONS = 5;
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    private final Report report;
    private final Function<C, Flux<? extends Parent>> load;
    private final long parents;

    /** A load of so many parents. */
    public Streaming(Report report, Function<C, Flux<? extends Parent>> load, long parents) {
        this.report = report;
        this.load = load;
        this.parents = parents;
    }

    /** Loads once by each contender. */
    public void measure(List<Contender<C>> contenders, Endpoint endpoint, Settings settings) throws Exception {
        for (Contender<C> contender : settings.among(contenders)) {
            try (C opened = contender.open().apply(endpoint)) {
                turn(contender.name(), opened);
            }
        }
    }

    private void turn(String name, C contender) {
        LiveHeap live = new LiveHeap();
        Sample sample = Sample.of(load.apply(contender).doOnNext(parent -> live.count()), Tally.unordered());
        List<Reading> readings = new ArrayList<>(sample.readings());
        readings.add(new Reading(Quantity.LIVE_FIRST_TENTH, mean(live.first)));
        readings.add(new Reading(Quantity.LIVE_LAST_TENTH, mean(live.last)));
        report.add(name, 0, sample.checksum(), readings);
    }

    private static double mean(List<Long> bytes) {
        return bytes.stream().mapToLong(used -> used).average().orElseThrow() / (1 << 20);
    }

    /** Looks at the heap at even steps within the first and the last tenth. */
    private final class LiveHeap {

        private final List<Long> first = new ArrayList<>();
        private final List<Long> last = new ArrayList<>();
        private final long step = Math.max(1, parents / 10 / COLLECTIONS);
        private long count;

        void count() {
            count++;
            if (count <= parents / 10 && count % step == 0) {
                first.add(collected());
            } else if (count > parents - parents / 10 && (parents - count) % step == 0) {
                last.add(collected());
            }
        }

        private static long collected() {
            System.gc();
            return MEMORY.getHeapMemoryUsage().getUsed();
        }
    }
}
