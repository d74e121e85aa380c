package io.interflux.examples;

import io.interflux.model.Schema;
import io.interflux.r2dbc.R2dbcInterflux;
import io.r2dbc.h2.H2ConnectionConfiguration;
import io.r2dbc.h2.H2ConnectionFactory;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The database that an example runs on: an H2 in memory of its own, or the one that the user names.
 *
 * <pre>{@code
 * Interflux interflux = R2dbcInterflux.create(ExampleDatabase.connect(arguments), SCHEMA);
 * }</pre>
 */
public final class ExampleDatabase {

    private ExampleDatabase() {}

    /**
     * Connections to the database whose {@code r2dbc:} URL is the first argument; without arguments to an empty H2 in memory that reads
     * rows lazily and ends with the JVM.
     *
     * @throws io.interflux.error.InterfluxException if the URL is wrong or no driver on the class path fits it
     */
    public static ConnectionFactory connect(String[] arguments) {
        return arguments.length == 0 ? embedded() : R2dbcInterflux.connectionFactory(arguments[0]);
    }

    private static ConnectionFactory embedded() {
        return new H2ConnectionFactory(H2ConnectionConfiguration.builder()
                .inMemory("example-" + UUID.randomUUID())
                .property("DB_CLOSE_DELAY", "-1")
                .property("LAZY_QUERY_EXECUTION", "1")
                .build());
    }

    /** Drops the tables of a schema, for examples that make the same table more than once; a table that is not there is an error. */
    public static Mono<Void> drop(ConnectionFactory connections, Schema schema) {
        return Flux.usingWhen(
                        connections.create(),
                        connection -> Flux.fromIterable(schema.models())
                                .concatMap(model -> run(connection, "DROP TABLE \"" + model.table() + "\" CASCADE")),
                        Connection::close)
                .then();
    }

    private static Flux<Long> run(Connection connection, String sql) {
        return Flux.from(connection.createStatement(sql).execute()).concatMap(Result::getRowsUpdated);
    }
}
