package io.interflux.benchmarks.contender;

import io.interflux.benchmarks.graph.Parent;
import reactor.core.publisher.Mono;

/** Reads one parent by its key, with all of its children. */
public interface PointRead extends Connected {

    /** The user of that key with its profiles and their payload, in no particular order. */
    Mono<? extends Parent> pointRead(long id);
}
