package io.interflux.benchmarks.contender;

import io.interflux.benchmarks.graph.Event;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes very many rows into one table, on one connection, all or none. */
public interface BulkLoad extends Connected {

    /** Takes rows as fast as it can write them, and gives their number. */
    Mono<Long> load(Flux<Event> events);
}
