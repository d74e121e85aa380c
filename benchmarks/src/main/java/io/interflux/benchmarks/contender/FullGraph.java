package io.interflux.benchmarks.contender;

import io.interflux.benchmarks.graph.Parent;
import reactor.core.publisher.Flux;

/** Reads every parent with all of its children, on one connection. */
public interface FullGraph extends Connected {

    /** Every user with its profiles and their payload, in no particular order. */
    Flux<? extends Parent> fullGraph();
}
