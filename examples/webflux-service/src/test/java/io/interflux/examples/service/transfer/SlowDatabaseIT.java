package io.interflux.examples.service.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.examples.musicstore.model.Artist_;
import io.interflux.examples.service.Eventually;
import io.interflux.examples.service.RawRequest;
import io.interflux.examples.service.ReceivedBytes;
import io.interflux.examples.service.RunningService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** An upload is as slow as the database, and what the service holds of it does not grow. */
class SlowDatabaseIT {

    private static final RunningService SERVICE = RunningService.POSTGRESQL;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long FIRST_ID = 10_000;

    /** Of the import itself. */
    private static final int CHUNK_ROWS = 1000;

    /** Netty gives a body in pieces of so many bytes. */
    private static final int PIECE = 8 * 1024;

    private final ReceivedBytes received = SERVICE.bean(ReceivedBytes.class);

    @AfterEach
    void mendTheNetwork() {
        SERVICE.network().mend();
        Eventually.holds("every connection is in the pool", () -> SERVICE.connectionsInUse() == 0);
        SERVICE.interflux()
                .delete(Artist_.model)
                .where(Artist_.id.greaterThanOrEqual(FIRST_ID))
                .block(PATIENCE);
    }

    /** A line of a new artist, filled up with blanks to so many bytes. */
    private static String line(long number, int bytes) {
        String object = "{\"id\": " + (FIRST_ID + number) + ", \"name\": \"Artist\"}";
        return object + " ".repeat(bytes - object.length() - 1) + "\n";
    }

    @Test
    void theServiceReadsNoMoreThanTwoChunksAheadAndTellsOfEach() throws IOException {
        int lines = 6 * CHUNK_ROWS;
        int bytes = 64;
        UUID id = UUID.randomUUID();
        long before = received.bytes();
        List<Long> told = new CopyOnWriteArrayList<>(List.of(0L));
        List<Long> held = new CopyOnWriteArrayList<>();
        CompletableFuture<?> followed = progress(id)
                .doOnNext(rows -> held.add((received.bytes() - before) / bytes - told.get(told.size() - 1)))
                .doOnNext(told::add)
                .then()
                .toFuture();
        SERVICE.network().delay(Duration.ofMillis(30));
        try (RawRequest upload = RawRequest.post(SERVICE.address(), "/import/artists?progress=" + id)) {
            for (int number = 0; number < lines; number += PIECE / bytes) {
                upload.piece(lines(number, Math.min(lines, number + PIECE / bytes), bytes));
            }
            upload.end();
            followed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        }
        assertThat(told).containsExactly(0L, 0L, 1000L, 2000L, 3000L, 4000L, 5000L, 6000L);
        assertThat(held)
                .as("lines that were read and not written, just before the next are told")
                .allMatch(number -> number <= 2 * CHUNK_ROWS + PIECE / bytes);
    }

    /** On the thread on which the database has answered. */
    private static Flux<Long> progress(UUID id) {
        return SERVICE.bean(ImportProgress.class)
                .follow(id)
                .filter(event -> "progress".equals(event.event()))
                .map(event -> Objects.requireNonNull(event.data()).rows());
    }

    private static String lines(int from, int to, int bytes) {
        StringBuilder lines = new StringBuilder();
        for (int number = from; number < to; number++) {
            lines.append(line(number, bytes));
        }
        return lines.toString();
    }

    /** A kernel may hold 32 MiB for a service that does not read; two chunks of these lines are 16 MiB. */
    @Test
    void aClientCanSendNoMoreThanBuffersHold() throws IOException {
        int bytes = 8 * 1024;
        long chunk = (long) CHUNK_ROWS * bytes;
        long all = 80L << 20;
        long before = received.bytes();
        AtomicLong sent = new AtomicLong();
        SERVICE.network().delay(Duration.ofSeconds(1));
        try (RawRequest upload = RawRequest.post(SERVICE.address(), "/import/artists")) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(upload, bytes, all, sent));
            Eventually.holds("a chunk is read", () -> received.bytes() - before > chunk);
            Eventually.still(received::bytes, Duration.ofMillis(500));
            assertThat(sending).isNotDone();
            assertThat(sent.get()).isLessThan(all * 3 / 4);
        }
    }

    /** Ends with an error where the other side of the request ends it. */
    private static void send(RawRequest upload, int bytes, long all, AtomicLong sent) {
        try {
            for (int number = 0; sent.get() < all; number++) {
                upload.piece(line(number, bytes));
                sent.addAndGet(bytes);
            }
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
