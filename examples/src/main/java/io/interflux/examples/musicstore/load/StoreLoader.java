package io.interflux.examples.musicstore.load;

import io.interflux.Interflux;
import io.interflux.query.ModelHandle;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Copies the source into the tables of a database by bulk loads, all rows or none. Inside the one transaction a chunk is read from the source
 * when the one before is written.
 */
final class StoreLoader {

    /** So that the progress of the larger tables can be seen. */
    private static final int CHUNK = 500;

    private final Interflux interflux;
    private final Progress progress;

    StoreLoader(Interflux interflux, Progress progress) {
        this.interflux = interflux;
        this.progress = progress;
    }

    /** Makes the tables, then fills them. */
    Mono<Void> createAndFill() {
        return inTransaction(interflux.schema().create().thenMany(fill()));
    }

    /** Fills tables that exist. */
    Mono<Void> fillOnly() {
        return inTransaction(fill());
    }

    private Mono<Void> inTransaction(Flux<Void> work) {
        return interflux.inTransaction(joined -> work).then(Mono.fromRunnable(progress::end));
    }

    private Flux<Void> fill() {
        return Flux.usingWhen(Chinook.open(), this::copyAll, Chinook::close);
    }

    private Flux<Void> copyAll(Chinook source) {
        return source.size()
                .doOnNext(progress::begin)
                .thenMany(Flux.fromIterable(SourceTable.ALL))
                .concatMap(table -> copy(source, table), 1);
    }

    private <T> Mono<Void> copy(Chinook source, SourceTable<T> table) {
        AtomicLong shown = new AtomicLong();
        return interflux
                .bulk(ModelHandle.of(table.type()))
                .chunkRows(CHUNK)
                .onProgress(loaded ->
                        progress.loaded(table.label(), Math.toIntExact(loaded.rows() - shown.getAndSet(loaded.rows()))))
                .insert(source.rows(table))
                .then();
    }
}
