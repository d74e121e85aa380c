package io.interflux.examples.service.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.write.BulkProgress;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** An import is told of from its beginning to its end, to all who follow, and remembered no longer. */
class ImportProgressTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final UUID ID = UUID.randomUUID();
    private static final BulkProgress FIVE_ROWS = new BulkProgress(5, 5, Duration.ofSeconds(1));

    private final ImportProgress progress = new ImportProgress();

    private static Flux<String> told(Flux<ServerSentEvent<ImportProgress.Event>> events) {
        return events.map(event -> event.event() + " " + event.data());
    }

    private Mono<String> telling(Mono<String> rest) {
        return progress.during(ID, told -> {
            told.accept(FIVE_ROWS);
            return rest;
        });
    }

    @Test
    void whoFollowsBeforeIsToldOfTheBeginning() {
        StepVerifier.create(told(progress.follow(ID)))
                .expectNext("null null")
                .then(() -> telling(Mono.just("done")).block())
                .expectNext(
                        "progress Event[rows=0, rowsPerSecond=0]",
                        "progress Event[rows=5, rowsPerSecond=5]",
                        "end Event[rows=0, rowsPerSecond=0]")
                .expectComplete()
                .verify(PATIENCE);
        assertThat(progress.channels()).isZero();
    }

    @Test
    void aFollowerThatLeavesDoesNotEndItForOthers() {
        Sinks.Empty<String> end = Sinks.empty();
        Disposable under = telling(end.asMono()).subscribe();
        progress.follow(ID).take(2).blockLast();
        StepVerifier.create(told(progress.follow(ID)))
                .expectNext("null null", "progress Event[rows=5, rowsPerSecond=5]")
                .then(under::dispose)
                .expectNext("end Event[rows=0, rowsPerSecond=0]")
                .expectComplete()
                .verify(PATIENCE);
        assertThat(progress.channels()).isZero();
    }

    @Test
    void twoImportsCannotTellUnderOneId() {
        Disposable under = telling(Mono.never()).subscribe();
        StepVerifier.create(telling(Mono.just("second")))
                .expectErrorMessage("409 CONFLICT \"An import is telling its progress under " + ID
                        + " already; give each one an id of its own\"")
                .verify(PATIENCE);
        under.dispose();
        StepVerifier.create(telling(Mono.just("third")))
                .expectNext("third")
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void nothingIsRememberedOfWhatDidNotBegin() {
        telling(Mono.just("not subscribed"));
        progress.follow(ID).take(1).blockLast();
        StepVerifier.withVirtualTime(() -> told(progress.follow(ID)))
                .expectNext("null null")
                .thenAwait(Duration.ofSeconds(30))
                .expectNext("end Event[rows=0, rowsPerSecond=0]")
                .expectComplete()
                .verify(PATIENCE);
        assertThat(progress.channels()).isZero();
    }

    @Test
    void anImportThatCannotBeginIsOver() {
        Consumer<Object> nobody = ignored -> {};
        progress.during(ID, told -> {
                    throw new IllegalStateException("no connection");
                })
                .onErrorComplete()
                .subscribe(nobody);
        assertThat(progress.channels()).isZero();
    }
}
