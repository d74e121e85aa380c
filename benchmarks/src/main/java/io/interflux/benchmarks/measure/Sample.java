package io.interflux.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import io.interflux.benchmarks.graph.Checksum;
import io.interflux.benchmarks.graph.Parent;
import io.interflux.benchmarks.graph.Tally;
import java.lang.management.ManagementFactory;
import java.util.List;
import reactor.core.publisher.Flux;

/**
 * One load, measured from its subscription to its last parent. The whole graph is walked for the checksum while it comes.
 *
 * @param checksum what came
 * @param nanos the whole time
 * @param firstNanos the time until the first parent
 * @param cpuNanos the processor time of all threads
 * @param allocated bytes, in all threads
 */
record Sample(Checksum checksum, long nanos, long firstNanos, long cpuNanos, long allocated) {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    static Sample of(Flux<? extends Parent> load, Tally tally) {
        long[] first = {0};
        long allocated = Allocation.bytes();
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        load.doOnNext(parent -> {
                    if (first[0] == 0) {
                        first[0] = System.nanoTime() - start;
                    }
                    parent.tell(tally);
                })
                .then()
                .block();
        long nanos = System.nanoTime() - start;
        return new Sample(
                tally.checksum(), nanos, first[0], SYSTEM.getProcessCpuTime() - cpu, Allocation.bytes() - allocated);
    }

    List<Reading> readings() {
        return List.of(
                new Reading(Quantity.TIME, nanos / 1e6),
                new Reading(Quantity.FIRST_PARENT, firstNanos / 1e6),
                new Reading(Quantity.CPU, cpuNanos / 1e6),
                new Reading(Quantity.ALLOCATED, (double) allocated / checksum.parents()));
    }
}
