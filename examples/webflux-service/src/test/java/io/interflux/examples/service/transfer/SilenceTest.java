package io.interflux.examples.service.transfer;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A client that is asked for more and sends nothing is given up; one that is not asked may be silent. */
class SilenceTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void aClientThatSendsNothingIsGivenUp() {
        StepVerifier.withVirtualTime(() -> Silence.limited(Flux.just("a").concatWith(Flux.never()), LONGEST))
                .expectNext("a")
                .expectNoEvent(Duration.ofSeconds(29))
                .thenAwait(Duration.ofSeconds(4))
                .expectErrorMessage(
                        "408 REQUEST_TIMEOUT \"The upload was silent for 30 s before its end. Nothing was imported.\"")
                .verify(PATIENCE);
    }

    @Test
    void aClientThatSendsSlowlyIsWaitedFor() {
        StepVerifier.withVirtualTime(() ->
                        Silence.limited(Flux.interval(Duration.ofSeconds(25)).take(5), LONGEST))
                .expectSubscription()
                .thenAwait(Duration.ofSeconds(130))
                .expectNextCount(5)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void noTimeRunsWhileTheDatabaseIsSlow() {
        StepVerifier.withVirtualTime(() -> Silence.limited(Flux.just("a", "b"), LONGEST)
                        .concatMap(piece -> Mono.just(piece).delayElement(Duration.ofMinutes(5)), 1))
                .thenAwait(Duration.ofMinutes(10))
                .expectNext("a", "b")
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void aClientThatNeverBeginsIsGivenUp() {
        StepVerifier.withVirtualTime(() -> Silence.limited(Flux.never(), LONGEST))
                .expectSubscription()
                .thenAwait(Duration.ofSeconds(34))
                .expectError()
                .verify(PATIENCE);
    }
}
