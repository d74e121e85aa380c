package io.interflux.examples.grants;

import io.interflux.Interflux;
import io.interflux.examples.ExampleDatabase;
import io.interflux.model.Schema;
import io.interflux.r2dbc.R2dbcInterflux;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Prints what the guide asks of its super many-to-many, as JSON. */
public final class Grants {

    /** The two ends and the junction. */
    public static final Schema SCHEMA = Schema.of(User.class, Profile.class, Grant.class);

    private Grants() {}

    /** Optional argument: the {@code r2dbc:} URL of an empty database. */
    public static void main(String[] arguments) {
        Interflux interflux = R2dbcInterflux.create(ExampleDatabase.connect(arguments), SCHEMA);
        create(interflux)
                .thenMany(examples(interflux))
                .doOnNext(System.out::println)
                .blockLast();
    }

    /** Creates the tables and stores the rows. */
    static Mono<Void> create(Interflux interflux) {
        return interflux.schema().create().then(Court.store(interflux));
    }

    /** Each example's name and its JSON. */
    static Flux<String> examples(Interflux interflux) {
        return Flux.fromIterable(Example.all())
                .concatMap(example -> example.json(interflux).map(json -> "// " + example.name() + "\n" + json + "\n"));
    }
}
