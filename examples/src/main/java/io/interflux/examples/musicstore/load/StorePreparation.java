package io.interflux.examples.musicstore.load;

import io.interflux.Interflux;
import io.interflux.examples.musicstore.load.StoreTables.State;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Sees to it that the music store is in the database, and that it is there once. */
public final class StorePreparation {

    /** When the data is loaded. */
    public enum Mode {
        /** If there are no tables, or all of them are empty. */
        IF_NEEDED,
        /** Now; rows that are already there are an error. */
        ALWAYS,
        /** Not at all; missing tables are an error. */
        NEVER;

        /** What was asked for, or {@code null}. */
        public static Mode of(@Nullable Boolean asked) {
            if (asked == null) {
                return IF_NEEDED;
            }
            return asked ? ALWAYS : NEVER;
        }
    }

    private final Interflux interflux;
    private final StoreLoader loader;

    /** Prepares the database of an {@code Interflux} over the schema of the music store. */
    public StorePreparation(Interflux interflux, Progress progress) {
        this.interflux = interflux;
        this.loader = new StoreLoader(interflux, progress);
    }

    /** Completes when the tables can be read; fails with a {@link StoreException} where the mode forbids what would be needed. */
    public Mono<Void> prepare(Mode mode) {
        return StoreTables.in(interflux).flatMap(tables -> prepare(mode, tables));
    }

    private Mono<Void> prepare(Mode mode, StoreTables tables) {
        if (tables.any(State.MISSING) && !tables.all(State.MISSING)) {
            return refused("The database has some of the music store's tables but lacks " + tables.names(State.MISSING)
                    + "; name a database that has all of them or none");
        }
        return switch (mode) {
            case NEVER -> neverLoaded(tables);
            case ALWAYS -> loaded(tables);
            case IF_NEEDED -> tables.any(State.FILLED) ? Mono.empty() : loaded(tables);
        };
    }

    private static Mono<Void> neverLoaded(StoreTables tables) {
        return tables.any(State.MISSING)
                ? refused("The database lacks the tables " + tables.names(State.MISSING)
                        + "; leave --no-load out to make and fill them")
                : Mono.empty();
    }

    private Mono<Void> loaded(StoreTables tables) {
        if (tables.any(State.FILLED)) {
            return refused("The tables " + tables.names(State.FILLED)
                    + " already have rows; leave --load out to read them, or name an empty database");
        }
        return tables.any(State.MISSING) ? loader.createAndFill() : loader.fillOnly();
    }

    private static Mono<Void> refused(String message) {
        return Mono.error(new StoreException(message));
    }
}
