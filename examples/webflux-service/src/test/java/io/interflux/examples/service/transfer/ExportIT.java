package io.interflux.examples.service.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.examples.service.Answer;
import io.interflux.examples.service.Eventually;
import io.interflux.examples.service.OnEachService;
import io.interflux.examples.service.RawRequest;
import io.interflux.examples.service.ReadRows;
import io.interflux.examples.service.RunningService;
import io.interflux.examples.service.tpch.OrderLine;
import io.interflux.testkit.LoopbackProxy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;

/** Exports are whole, and as slow as their reader. */
class ExportIT {

    /** Of TPC-H at the scale 0.001, as its generator makes them. */
    private static final long TINY_LINES = 6005;

    private static final int MEDIUM_LINES = 60_175;

    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    @OnEachService
    void everyPlaylistTrackComesWithItsNames(RunningService service) {
        Flux<PlaylistEntry> entries = get(service, "/export/playlist-tracks")
                .expectHeader()
                .contentType(MediaType.APPLICATION_NDJSON)
                .returnResult(PlaylistEntry.class)
                .getResponseBody();
        List<PlaylistEntry> all = entries.collectList().blockOptional().orElseThrow();
        assertThat(all).hasSize(8715);
        assertThat(all.get(0))
                .hasToString(
                        "PlaylistEntry[playlistId=1, trackId=1, playlist=PlaylistName[name=Music], track=TrackLine["
                                + "name=For Those About To Rock (We Salute You), milliseconds=343719, album=AlbumLine[title=For "
                                + "Those About To Rock We Salute You, artist=ArtistName[name=AC/DC]]]]");
        assertThat(all.get(8714).playlist().name()).isEqualTo("On-The-Go 1");
    }

    @OnEachService
    void orderLinesAreMadeOnceForAllWhoAskAtTheSameTime(RunningService service) {
        Flux<Long> numbers =
                Flux.range(0, 3).flatMap(client -> orderLines(service, "0.001").count());
        assertThat(numbers.collectList().block()).containsExactly(TINY_LINES, TINY_LINES, TINY_LINES);
    }

    private static Flux<OrderLine> orderLines(RunningService service, String scale) {
        return get(service, "/export/order-lines?scale=" + scale)
                .returnResult(OrderLine.class)
                .getResponseBody();
    }

    @OnEachService
    void aScaleThatThereIsNotIsRefused(RunningService service) {
        for (String scale : List.of("1", "0", "-1", "NaN", "1e9", "0.0010", "")) {
            assertThat(Answer.get(service, "/export/order-lines?scale=" + scale).detail(400))
                    .isEqualTo("The scale '" + scale + "' is none of 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1");
        }
    }

    @OnEachService
    void aClientThatStopsReadingStopsTheDatabaseUntilItGoesOn(RunningService service) throws IOException {
        ReadRows read = service.bean(ReadRows.class);
        try (RawRequest slow = RawRequest.get(service.address(), "/export/order-lines?scale=0.01")) {
            slow.read(10_000);
            long before = Eventually.still(read::rows, Duration.ofSeconds(2));
            Eventually.holds("no connection is held", () -> service.connectionsInUse() == 0);
            slow.readObjects();
            assertThat(read.rows() - before)
                    .as("rows that were read only when the client went on")
                    .isGreaterThan(MEDIUM_LINES / 2);
        }
    }

    @OnEachService
    void aClientThatLeavesEndsItsLoad(RunningService service) throws IOException {
        ReadRows read = service.bean(ReadRows.class);
        long before = read.cancelled();
        try (RawRequest leaving = RawRequest.get(service.address(), "/export/order-lines?scale=0.01")) {
            leaving.read(10_000);
        }
        Eventually.holds("the load was cancelled", () -> read.cancelled() > before);
        Eventually.holds("every connection is in the pool", () -> service.connectionsInUse() == 0);
    }

    /** What is sent cannot be taken back: the last chunk of the body is missing, so that clients do not take it for the whole. */
    @Test
    void anExportThatFailsOnItsWayHasNoEnd() throws IOException {
        RunningService service = RunningService.POSTGRESQL;
        try (RawRequest whole = RawRequest.get(service.address(), "/export/order-lines?scale=0.01")) {
            assertThat(whole.readEnd(LAST_CHUNK.length())).isEqualTo(LAST_CHUNK);
        }
        try (RawRequest broken = RawRequest.get(service.address(), "/export/order-lines?scale=0.01")) {
            broken.read(10_000);
            service.network().failAfter(LoopbackProxy.Fault.CUT, 0);
            assertThat(broken.readEnd(LAST_CHUNK.length())).isNotEqualTo(LAST_CHUNK);
        } finally {
            service.network().mend();
        }
        Eventually.holds("every connection is in the pool", () -> service.connectionsInUse() == 0);
        assertThat(Answer.get(service, "/artists/1").success()).isNotEmpty();
    }

    private static ResponseSpec get(RunningService service, String path) {
        return service.client().get().uri(path).exchange();
    }
}
