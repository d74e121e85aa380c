package io.interflux.testkit;

import io.r2dbc.h2.H2ConnectionConfiguration;
import io.r2dbc.h2.H2ConnectionFactory;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;

/** H2 in memory: a database is a name that nobody else has. */
final class H2Databases {

    private static final AtomicLong NEXT = new AtomicLong();

    private H2Databases() {}

    static TestDatabase open() {
        String name = "interflux" + NEXT.incrementAndGet();
        H2ConnectionFactory connections = new H2ConnectionFactory(H2ConnectionConfiguration.builder()
                .inMemory(name)
                .property("DB_CLOSE_DELAY", "-1")
                .property("LAZY_QUERY_EXECUTION", "1")
                .build());
        String url = "r2dbc:h2:mem:///" + name + "?options=DB_CLOSE_DELAY=-1;LAZY_QUERY_EXECUTION=1";
        return new TestDatabase(TestDatabase.Kind.H2, url, connections, () -> shutDown(connections));
    }

    private static void shutDown(H2ConnectionFactory connections) {
        Flux.usingWhen(
                        connections.create(),
                        connection -> Flux.from(connection
                                        .createStatement("SHUTDOWN IMMEDIATELY")
                                        .execute())
                                .concatMap(Result::getRowsUpdated),
                        Connection::close)
                .onErrorComplete()
                .blockLast(Duration.ofSeconds(30));
    }
}
