package io.interflux.examples.musicstore.load;

import io.interflux.Interflux;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Copies the source into the tables of a database, all rows or none. Batches are read from the source when the one before is written, so
 * that at most two are in memory.
 */
final class StoreLoader {

    private static final int BATCH = 500;

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

    private <T> Flux<Void> copy(Chinook source, SourceTable<T> table) {
        return source.rows(table)
                .buffer(BATCH)
                .concatMap(
                        batch -> interflux
                                .insertAll(batch)
                                .then(Mono.<Void>fromRunnable(() -> progress.loaded(table.label(), batch.size()))),
                        1);
    }
}
