package io.interflux.examples.service.load;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.boot.SpringBootVersion;

/** The page that a run in full counts writes of itself. */
final class LoadReport {

    private final Clients clients;
    private final int number;
    private final Duration time;
    private final LoadFigures figures;

    LoadReport(Clients clients, int number, Duration time, LoadFigures figures) {
        this.clients = clients;
        this.number = number;
        this.time = time;
        this.figures = figures;
    }

    /**
     * What was seen of the service.
     *
     * @param loadBefore the system's load average of the minute before anything was started, negative where it does not tell
     * @param postgres the server's version
     * @param poolSize the most connections
     * @param mostHeap the most heap in use, in bytes, garbage included
     * @param mostResident the most memory of the process, in bytes
     */
    record LoadFigures(double loadBefore, String postgres, int poolSize, long mostHeap, long mostResident) {}

    void write(Path page) throws IOException {
        Files.writeString(page, text());
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        text.append(
                """
                # Many clients at once

                Written by the load test of [`examples/webflux-service`](../examples/webflux-service/README.md) in a run in full counts, `-Pfire`, not by
                hand. Clients that ask again as soon as they have an answer, a service in a process of its own, and PostgreSQL share one machine, so that these
                figures are of its processors more than of anything else; what other programs had of them just before is the load of the machine. Every answer
                was checked; there was no error. Afterwards every connection was in the pool, and idle in `pg_stat_activity`.

                | | |
                | --- | --- |
                """);
        row(text, "date", LocalDate.now(ZoneOffset.UTC));
        row(text, "machine", machine());
        row(text, "load of the machine before", String.format(Locale.ROOT, "%.2f", figures.loadBefore()));
        row(
                text,
                "versions",
                "Java " + Runtime.version() + ", Spring Boot " + SpringBootVersion.getVersion() + ", PostgreSQL "
                        + figures.postgres());
        row(text, "clients", number);
        row(
                text,
                "seconds",
                time.toSeconds() + ", in the first " + Clients.joining(time).toSeconds()
                        + " of which the clients join");
        row(text, "connections of the pool", figures.poolSize());
        row(text, "answers a second", Math.round(all() / (double) time.toSeconds()));
        row(
                text,
                "heap",
                "at most " + mebibytes(figures.mostHeap()) + " in use, garbage included, of `-Xmx" + ServiceProcess.HEAP
                        + "`");
        row(text, "memory of the process", "at most " + mebibytes(figures.mostResident()));
        text.append("\nMilliseconds until the whole answer is there:\n\n");
        text.append("| of a hundred calls | | answers | median | 95 % | 99 % | most |\n");
        text.append("| ---: | --- | ---: | ---: | ---: | ---: | ---: |\n");
        Stream.of(Call.values()).forEach(call -> latencies(text, call));
        return text.toString();
    }

    private void latencies(StringBuilder text, Call call) {
        Latencies latencies = clients.latenciesOf(call);
        double[] times = latencies.percentiles(0.5, 0.95, 0.99, 1);
        text.append(String.format(
                Locale.ROOT,
                "| %d | %s | %d | %.0f | %.0f | %.0f | %.0f |%n",
                call.share(),
                call.description(),
                latencies.count(),
                times[0],
                times[1],
                times[2],
                times[3]));
    }

    private long all() {
        return Stream.of(Call.values())
                .mapToLong(call -> clients.latenciesOf(call).count())
                .sum();
    }

    private static void row(StringBuilder text, String name, Object value) {
        text.append("| ").append(name).append(" | ").append(value).append(" |\n");
    }

    private static String mebibytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }

    private static String machine() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%d processors, %d GiB, %s %s",
                Runtime.getRuntime().availableProcessors(),
                Math.round(system.getTotalMemorySize() / (double) (1L << 30)),
                System.getProperty("os.name"),
                System.getProperty("os.arch"));
    }
}
