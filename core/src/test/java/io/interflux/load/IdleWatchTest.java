package io.interflux.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.error.InterfluxException;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class IdleWatchTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration NOTICED = LIMIT.plusSeconds(16); // a quarter more, since that is how often it looks

    private static Supplier<Flux<Integer>> watched(Function<IdleWatch, Flux<Integer>> rows) {
        return () -> {
            IdleWatch watch = new IdleWatch(LIMIT, "cursor; order by the primary key");
            return watch.guard(rows.apply(watch));
        };
    }

    @Test
    void withoutDemandItEndsAfterTheLimitAndNotBefore() {
        StepVerifier.withVirtualTime(watched(watch -> Flux.range(1, 10)), 2)
                .expectNext(1, 2)
                .expectNoEvent(LIMIT)
                .thenAwait(NOTICED.minus(LIMIT))
                .verifyErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(InterfluxException.class)
                        .hasMessageStartingWith("No demand for PT1M while this load holds a transaction open"));
    }

    @Test
    void demandBeginsTheLimitAnew() {
        StepVerifier.withVirtualTime(watched(watch -> Flux.range(1, 3)), 1)
                .expectNext(1)
                .expectNoEvent(LIMIT.minusSeconds(1))
                .thenRequest(1)
                .expectNext(2)
                .expectNoEvent(LIMIT.minusSeconds(1))
                .thenRequest(1)
                .expectNext(3)
                .verifyComplete();
    }

    @Test
    void theTimeOfTheDatabaseDoesNotCount() {
        Duration slow = LIMIT.multipliedBy(30);
        StepVerifier.withVirtualTime(
                        watched(watch ->
                                watch.reading(Mono.just(1).delayElement(slow)).flux()),
                        1)
                .expectSubscription()
                .expectNoEvent(slow.minusSeconds(1))
                .thenAwait(Duration.ofSeconds(1))
                .expectNext(1)
                .verifyComplete();
    }
}
