package io.interflux.examples.musicstore;

import io.interflux.Interflux;
import io.interflux.examples.musicstore.report.Report;
import io.interflux.query.Select;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Prints a report root by root as they arrive, and in the end how many there were and how long it took. */
final class ReportPrinter {

    private final Interflux interflux;
    private final PrintStream out;
    private final PrintStream err;

    ReportPrinter(Interflux interflux, PrintStream out, PrintStream err) {
        this.interflux = interflux;
        this.out = out;
        this.err = err;
    }

    /**
     * Prints the roots, at most so many if a limit is given. The next root is requested when the one before is written; no more are read
     * when nobody reads the output any longer.
     */
    <T> Mono<Void> print(Report<T> report, @Nullable Long limit, Function<T, String> format) {
        Select<T> select = limit == null ? report.select() : report.select().limit(limit);
        return interflux
                .find(select)
                .publishOn(Schedulers.boundedElastic(), 1)
                .doOnNext(root -> out.print(format.apply(root)))
                .takeUntil(root -> out.checkError())
                .count()
                .elapsed()
                .doOnNext(timed -> err.println(summary(report, timed.getT2(), timed.getT1())))
                .then();
    }

    private static String summary(Report<?> report, long roots, long milliseconds) {
        return String.format(Locale.ROOT, "%s: %,d in %,d ms", report.name(), roots, milliseconds);
    }
}
