package io.interflux.examples.worldcup;

import io.interflux.Interflux;
import io.interflux.model.Schema;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * A test database into which the files of a directory were loaded, over a pool of one connection on which no two conversations may
 * overlap; statements are recorded.
 */
final class Loaded {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final StatementRecorder recorder;
    private final WorldCupProgram program;
    private final Map<String, Long> rows;

    private Loaded(TestDatabase database, Path directory, Function<WorldCupLoader, Flux<WorldCupLoader.Loaded>> load) {
        Schema schema = WorldCupSchema.build();
        this.recorder = StatementRecorder.on(database.connectionFactory());
        Interflux interflux = R2dbcInterflux.create(database.pool(recorder.connectionFactory(), 1), schema);
        CsvDirectory files = new CsvDirectory(directory);
        this.program = new WorldCupProgram(interflux, schema, files);
        this.rows =
                load
                        .apply(new WorldCupLoader(interflux, schema, files))
                        .collectList()
                        .blockOptional(LIMIT)
                        .orElseThrow()
                        .stream()
                        .collect(Collectors.toMap(WorldCupLoader.Loaded::table, WorldCupLoader.Loaded::rows));
    }

    static Loaded from(Path directory, TestDatabase database) {
        return new Loaded(database, directory, WorldCupLoader::load);
    }

    /** Into tables that are there. */
    static Loaded into(Path directory, TestDatabase database) {
        return new Loaded(database, directory, WorldCupLoader::fill);
    }

    /** How many rows the loader reports for each table. */
    Map<String, Long> rows() {
        return rows;
    }

    Interflux interflux() {
        return program.interflux();
    }

    Schema schema() {
        return program.schema();
    }

    /** The lines of a report; what was recorded before is forgotten. */
    List<String> report(ReportName name, @Nullable Long limit) {
        recorder.clear();
        return program.lines(name.report(), limit)
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    /** The statements of the last report that read rows; declaring a cursor reads none. */
    List<String> statements() {
        return recorder.texts().stream()
                .filter(text -> !text.startsWith("DECLARE"))
                .toList();
    }

    /** How many rows the database holds in a table. */
    long count(String model) {
        return program.interflux()
                .count(Select.from(model))
                .blockOptional(LIMIT)
                .orElseThrow();
    }
}
