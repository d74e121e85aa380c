package io.interflux.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import io.interflux.benchmarks.contender.BulkLoad;
import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.database.Proxy;
import io.interflux.benchmarks.graph.Checksum;
import io.interflux.benchmarks.graph.Event;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;

/** Rounds in which every contender fills the same table, which is emptied before. The checksum is the database's, over what is there. */
public final class BulkLoads {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Report report;
    private final Endpoint endpoint;
    private final long rows;
    private final HeapWatch heap = HeapWatch.start();

    /** Loads of so many rows into that database. */
    public BulkLoads(Report report, Endpoint endpoint, long rows) {
        this.report = report;
        this.endpoint = endpoint;
        this.rows = rows;
    }

    /**
     * Measures the contenders, after rounds that do not count.
     *
     * @throws IllegalStateException if two loads did not write the same
     */
    public void measure(List<Contender<BulkLoad>> contenders, Settings settings) throws Exception {
        List<Contender<BulkLoad>> all = settings.among(contenders);
        for (Contender<BulkLoad> contender : all) {
            observe(contender);
        }
        Turns.alternate(all, endpoint, settings, this::turn);
    }

    private void observe(Contender<BulkLoad> contender) throws Exception {
        try (Proxy proxy = Proxy.start(endpoint, Duration.ZERO);
                BulkLoad opened = contender.open().apply(proxy.endpoint())) {
            empty();
            opened.load(events()).block();
            report.observe(contender.name(), proxy.traffic(), 1);
        }
    }

    private void turn(String name, BulkLoad contender, int round) {
        empty();
        heap.reset();
        long allocated = Allocation.bytes();
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        contender.load(events()).block();
        List<Reading> readings = new ArrayList<>(List.of(
                new Reading(Quantity.TIME, (System.nanoTime() - start) / 1e6),
                new Reading(Quantity.CPU, (SYSTEM.getProcessCpuTime() - cpu) / 1e6),
                new Reading(Quantity.ALLOCATED, (double) (Allocation.bytes() - allocated) / rows)));
        heap.peak().ifPresent(bytes -> readings.add(new Reading(Quantity.PEAK_HEAP, bytes / (double) (1 << 20))));
        report.add(name, round, written(), readings);
    }

    private Flux<Event> events() {
        return Flux.generate(() -> 1L, (number, sink) -> {
            if (number > rows) {
                sink.complete();
            } else {
                sink.next(Event.of(number));
            }
            return number + 1;
        });
    }

    private void empty() {
        try (Connection connection = endpoint.jdbc();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE events");
        } catch (SQLException failed) {
            throw new IllegalStateException("The table could not be emptied", failed);
        }
    }

    private Checksum written() {
        try (Connection connection = endpoint.jdbc();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT count(*), coalesce(sum(hashtext(e::text)::bigint), 0) FROM events e")) {
            found.next();
            return new Checksum(found.getLong(1), found.getLong(1), found.getLong(2));
        } catch (SQLException failed) {
            throw new IllegalStateException("The table could not be read", failed);
        }
    }
}
