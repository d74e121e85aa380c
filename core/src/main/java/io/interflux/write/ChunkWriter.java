package io.interflux.write;

import io.interflux.dialect.Dialect;
import io.interflux.error.DatabaseException;
import io.interflux.model.Model;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes the chunks of a bulk load on one session, run after run, by the best way that there is. */
final class ChunkWriter {

    private final Model model;
    private final Conflict conflict;
    private final RunWriter writer;
    private final RowSearch search;

    ChunkWriter(Model model, Conflict conflict, RunWriter writer, Dialect dialect) {
        this.model = model;
        this.conflict = conflict;
        this.writer = writer;
        this.search = new RowSearch(writer, dialect);
    }

    /** How many rows the database says it has written. */
    Mono<Long> write(List<BulkRow> chunk) {
        return Flux.fromIterable(RowRun.of(model, conflict, chunk))
                .concatMapIterable(writer::parts, 1)
                .concatMap(this::write, 1)
                .reduce(0L, Long::sum);
    }

    private Mono<Long> write(RowRun part) {
        return writer.write(part).onErrorResume(DatabaseException.class, failure -> search.failed(part, failure)
                .<Throwable>map(rows -> new RefusedRows(rows, failure))
                .defaultIfEmpty(failure)
                .flatMap(Mono::error));
    }

    /** To be called after the last chunk: gives up what the session holds. */
    Mono<Void> close() {
        return writer.close();
    }

    /** A way to write rows. */
    interface RunWriter {

        /** The parts that go together, in order. */
        default List<RowRun> parts(RowRun run) {
            return List.of(run);
        }

        /** Writes a part, all or nothing, and gives the number of rows written. */
        Mono<Long> write(RowRun part);

        /** Gives up what it holds. */
        default Mono<Void> close() {
            return Mono.empty();
        }
    }
}
