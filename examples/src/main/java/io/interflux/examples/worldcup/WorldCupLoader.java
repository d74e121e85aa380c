package io.interflux.examples.worldcup;

import io.interflux.Interflux;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import io.interflux.query.ModelHandle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Creates the tables and fills them from the files. */
final class WorldCupLoader {

    private final Interflux interflux;
    private final Schema schema;
    private final CsvDirectory files;

    WorldCupLoader(Interflux interflux, Schema schema, CsvDirectory files) {
        this.interflux = interflux;
        this.schema = schema;
        this.files = files;
    }

    /** How many rows a table was given. */
    record Loaded(String table, long rows) {}

    /** Creates all tables, and fills them. */
    Flux<Loaded> load() {
        return checked().then(Mono.defer(() -> interflux.schema().create())).thenMany(Flux.defer(this::fill));
    }

    /**
     * Fills the tables, which are there, in one transaction, each after those that it refers to, and tells of each when it is filled. At most
     * one chunk of a bulk load is held at a time. After an error they are as before.
     */
    Flux<Loaded> fill() {
        return checked().thenMany(interflux.inTransaction(this::fillAll));
    }

    private Mono<Void> checked() {
        return Mono.fromRunnable(() -> files.requireFilesOf(schema));
    }

    private Flux<Loaded> fillAll(Interflux transaction) {
        return Flux.fromIterable(schema.models()).concatMap(model -> fill(transaction, model), 1);
    }

    private Mono<Loaded> fill(Interflux transaction, Model model) {
        return transaction
                .bulk(ModelHandle.of(model.name()))
                .insert(files.rows(model))
                .map(rows -> new Loaded(model.table().name(), rows));
    }
}
