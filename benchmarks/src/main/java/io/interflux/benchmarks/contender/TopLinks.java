package io.interflux.benchmarks.contender;

import io.interflux.benchmarks.graph.Parent;
import reactor.core.publisher.Flux;

/** Reads every parent with the first of its children by an attribute of the link, on one connection. */
public interface TopLinks extends Connected {

    /** How many children of each parent. */
    int COUNT = 5;

    /** Every user in the order of its key, with the {@link #COUNT} profiles of the lowest rank and their payload, in the order of rank. */
    Flux<? extends Parent> topLinks();
}
