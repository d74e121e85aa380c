package io.interflux.benchmarks.contender;

import io.interflux.benchmarks.graph.deep.DeepUser;
import reactor.core.publisher.Flux;

/** Reads every user with its grants and their user and profile, and its profiles and their users with their grants and those' user and profile. */
public interface DeepInclude extends Connected {

    /** Every user, in no particular order, with six collections and to-ones on four levels beneath it. */
    Flux<DeepUser> deepInclude();
}
