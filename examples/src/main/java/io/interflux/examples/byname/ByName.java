package io.interflux.examples.byname;

import io.interflux.Interflux;
import io.interflux.examples.ExampleDatabase;
import io.interflux.r2dbc.R2dbcInterflux;
import io.r2dbc.spi.ConnectionFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Prints what every example of the guide gives, as JSON; no class stands for a table. */
public final class ByName {

    private ByName() {}

    /** Optional argument: the {@code r2dbc:} URL of an empty database. Each example makes its tables and drops them afterwards. */
    public static void main(String[] arguments) {
        ConnectionFactory connections = ExampleDatabase.connect(arguments);
        Flux.fromIterable(Examples.all())
                .concatMap(example -> run(connections, example))
                .doOnNext(System.out::println)
                .blockLast();
    }

    /** The example's name and its JSON; what it made is dropped. */
    static Mono<String> run(ConnectionFactory connections, Example example) {
        Interflux interflux = R2dbcInterflux.create(connections, example.schema());
        return example.prepare(interflux)
                .then(example.json(interflux))
                .map(json -> "// " + example.name() + "\n" + json + "\n")
                .flatMap(text ->
                        ExampleDatabase.drop(connections, example.schema()).thenReturn(text));
    }
}
