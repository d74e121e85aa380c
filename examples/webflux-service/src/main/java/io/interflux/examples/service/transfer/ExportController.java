package io.interflux.examples.service.transfer;

import io.interflux.Interflux;
import io.interflux.examples.musicstore.model.PlaylistTrack_;
import io.interflux.examples.service.tpch.OrderLines;
import io.interflux.examples.service.tpch.Scale;
import io.interflux.query.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/**
 * Exports, a line of JSON for each row. A client that reads slowly slows the reading of the database, and one that leaves ends it; between
 * two windows of rows no connection of the pool is held.
 */
@RestController
public final class ExportController {

    /** All playlist tracks by playlist and track, with what a list shows of them. */
    public static final Select<?> PLAYLIST_TRACKS =
            Select.from(PlaylistTrack_.model).as(PlaylistEntry.class);

    private final Interflux interflux;
    private final OrderLines orderLines;
    private final JsonLines lines;

    ExportController(Interflux interflux, OrderLines orderLines, JsonLines lines) {
        this.interflux = interflux;
        this.orderLines = orderLines;
        this.lines = lines;
    }

    @GetMapping(path = "/export/playlist-tracks", produces = MediaType.APPLICATION_NDJSON_VALUE)
    Flux<byte[]> playlistTracks() {
        return lines.write(interflux.find(PLAYLIST_TRACKS));
    }

    @GetMapping(path = "/export/order-lines", produces = MediaType.APPLICATION_NDJSON_VALUE)
    Flux<byte[]> orderLines(@RequestParam(required = false) @Nullable String scale) {
        return lines.write(orderLines.stream(Scale.of(scale)));
    }
}
