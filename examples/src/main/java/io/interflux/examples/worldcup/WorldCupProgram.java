package io.interflux.examples.worldcup;

import io.interflux.Interflux;
import io.interflux.model.Schema;
import io.interflux.query.Select;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the program does on a database without the tables: loads them, then reads them. */
record WorldCupProgram(Interflux interflux, Schema schema, CsvDirectory files) {

    /**
     * What is to be printed, one line after another as it comes: a line for each table loaded, then the reports.
     *
     * @param limit the most roots of each report, or {@code null} for the report's own
     * @throws io.interflux.error.QueryException if the limit is negative, before anything is loaded
     */
    Flux<String> lines(List<ReportName> reports, @Nullable Long limit) {
        Flux<String> printed =
                Flux.concat(reports.stream().map(report -> lines(report, limit)).toList());
        return load().concatWith(printed);
    }

    private Flux<String> load() {
        return new WorldCupLoader(interflux, schema, files)
                .load()
                .map(loaded -> String.format(Locale.ROOT, "%-22s %,7d rows", loaded.table(), loaded.rows()));
    }

    private Flux<String> lines(ReportName name, @Nullable Long limit) {
        return Mono.just("\n" + name.name().toLowerCase(Locale.ROOT)).concatWith(lines(name.report(), limit));
    }

    /** The lines of one report on the tables as they are. */
    <T> Flux<String> lines(Report<T> report, @Nullable Long limit) {
        Select<T> select = limit == null ? report.select() : report.select().limit(limit);
        return interflux.find(select).concatMapIterable(report::lines, 1);
    }
}
