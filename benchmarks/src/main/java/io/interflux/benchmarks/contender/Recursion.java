package io.interflux.benchmarks.contender;

import io.interflux.benchmarks.graph.Parent;
import reactor.core.publisher.Flux;

/** Reads a graph of one table level by level, as far as there are rows, on one connection. */
public interface Recursion extends Connected {

    /** The roots with everything beneath them, in no particular order. */
    Flux<? extends Parent> recursion();
}
