package io.interflux.write;

import io.interflux.query.Select;
import reactor.core.publisher.Flux;

/** Runs queries, for relations that are read. */
@FunctionalInterface
public interface Finder {

    /** The roots of a query with their graphs. */
    <T> Flux<T> find(Select<T> select);
}
