package io.interflux.examples.musicstore.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

final class ChinookTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final AtomicInteger read = new AtomicInteger();
    private final SourceTable<Long> tracks = new SourceTable<>("Track", "tracks", Long.class, row -> {
        assertThat(Schedulers.isInNonBlockingThread()).isFalse();
        read.incrementAndGet();
        return row.key("TrackId");
    });

    private Chinook chinook = Chinook.open().blockOptional(LIMIT).orElseThrow();

    @BeforeEach
    void reset() {
        read.set(0);
    }

    @AfterEach
    void close() {
        chinook.close().block(LIMIT);
    }

    @Test
    void hasAllRows() {
        StepVerifier.create(chinook.size()).expectNext(15_607L).verifyComplete();
    }

    @Test
    void readsNoMoreRowsThanDemanded() {
        StepVerifier.create(chinook.rows(tracks), 0)
                .expectSubscription()
                .thenRequest(3)
                .expectNext(1L, 2L, 3L)
                .then(() -> assertThat(read).hasValue(3))
                .thenRequest(2)
                .expectNext(4L, 5L)
                .then(() -> assertThat(read).hasValue(5))
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void readsTheRowsByTheirKey() {
        StepVerifier.create(chinook.rows(tracks).collectList())
                .assertNext(keys -> assertThat(keys).hasSize(3_503).isSorted())
                .verifyComplete();
    }

    @Test
    void closedSourceIsAnErrorInWords() {
        chinook.close().block(LIMIT);

        StepVerifier.create(chinook.rows(tracks)).verifyErrorSatisfies(error -> assertThat(error)
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("The Chinook data cannot be read: "));

        chinook = Chinook.open().blockOptional(LIMIT).orElseThrow();
    }
}
