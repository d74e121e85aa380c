package io.interflux.benchmarks.workload;

import io.interflux.benchmarks.contender.FullGraph;
import io.interflux.benchmarks.graph.Parent;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes five hundred parents at a time, and pauses after each. */
record SlowConsumer(FullGraph contender) implements FullGraph {

    private static final int PARENTS = 500;
    private static final Duration PAUSE = Duration.ofMillis(5);

    @Override
    public Flux<? extends Parent> fullGraph() {
        return contender
                .fullGraph()
                .cast(Parent.class)
                .buffer(PARENTS)
                .concatMap(parents -> Mono.just(parents).delayElement(PAUSE), 1)
                .concatMapIterable(parents -> parents, 1);
    }

    @Override
    public void close() {
        contender.close();
    }
}
