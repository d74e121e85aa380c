package io.interflux.benchmarks.contender;

import io.interflux.Interflux;
import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.database.ResultFormat;
import io.interflux.benchmarks.graph.Event;
import io.interflux.model.Schema;
import io.interflux.query.ModelHandle;
import io.interflux.r2dbc.R2dbcInterflux;
import io.r2dbc.pool.ConnectionPool;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Interflux's bulk load, as it comes: one transaction, of which nothing stays after an error. */
public final class InterfluxBulk implements BulkLoad {

    private final ConnectionPool connections;
    private final Interflux interflux;

    private InterfluxBulk(ConnectionPool connections) {
        this.connections = connections;
        this.interflux = R2dbcInterflux.create(connections, Schema.of(Event.class));
    }

    /** One over one connection. */
    public static InterfluxBulk open(Endpoint endpoint) {
        return new InterfluxBulk(endpoint.pool(1, ResultFormat.TEXT));
    }

    @Override
    public Mono<Long> load(Flux<Event> events) {
        return interflux.bulk(ModelHandle.of(Event.class)).insert(events);
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
