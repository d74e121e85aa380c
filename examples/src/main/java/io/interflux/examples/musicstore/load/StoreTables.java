package io.interflux.examples.musicstore.load;

import static java.util.stream.Collectors.joining;

import io.interflux.Interflux;
import io.interflux.error.DatabaseException;
import io.interflux.examples.musicstore.model.MusicStoreSchema;
import io.interflux.model.Model;
import io.interflux.query.Select;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a database has of the music store's tables. */
record StoreTables(List<Table> tables) {

    enum State {
        MISSING,
        EMPTY,
        FILLED
    }

    record Table(String name, State state) {}

    /** SQLSTATE of a missing table: 42P01 in PostgreSQL, the others in H2, which tells a similar name and an empty schema apart. */
    private static final Set<String> MISSING_TABLE = Set.of("42P01", "42S02", "42S03", "42S04");

    /** Asks each table for a row. */
    static Mono<StoreTables> in(Interflux interflux) {
        return Flux.fromIterable(MusicStoreSchema.SCHEMA.models())
                .concatMap(model -> table(interflux, model))
                .collectList()
                .map(StoreTables::new);
    }

    private static Mono<Table> table(Interflux interflux, Model model) {
        return interflux
                .exists(Select.from(model.name()))
                .map(any -> any ? State.FILLED : State.EMPTY)
                .onErrorResume(DatabaseException.class, StoreTables::missing)
                .map(state -> new Table(model.table().toString(), state));
    }

    private static Mono<State> missing(DatabaseException error) {
        String state = error.sqlState();
        return state != null && MISSING_TABLE.contains(state) ? Mono.just(State.MISSING) : Mono.error(error);
    }

    boolean any(State state) {
        return tables.stream().anyMatch(table -> table.state() == state);
    }

    boolean all(State state) {
        return tables.stream().allMatch(table -> table.state() == state);
    }

    String names(State state) {
        return tables.stream()
                .filter(table -> table.state() == state)
                .map(Table::name)
                .collect(joining(", "));
    }
}
