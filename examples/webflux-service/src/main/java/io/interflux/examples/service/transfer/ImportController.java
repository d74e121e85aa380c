package io.interflux.examples.service.transfer;

import io.interflux.Interflux;
import io.interflux.examples.musicstore.model.Artist_;
import io.interflux.examples.musicstore.model.PlaylistTrack_;
import io.interflux.examples.service.tpch.OrderLine_;
import io.interflux.query.ModelHandle;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Imports of one JSON object a line: all of them or none. The body is read as fast as the database takes its rows, and no faster.
 */
@RestController
final class ImportController {

    /** So that a small upload has some progress to tell, too. */
    private static final int CHUNK_ROWS = 1000;

    private static final Map<String, ModelHandle<?>> IMPORTED =
            Map.of("artists", Artist_.model, "playlist-tracks", PlaylistTrack_.model, "order-lines", OrderLine_.model);

    private final Interflux interflux;
    private final JsonLines lines;
    private final ImportProgress progress;

    ImportController(Interflux interflux, JsonLines lines, ImportProgress progress) {
        this.interflux = interflux;
        this.lines = lines;
        this.progress = progress;
    }

    /**
     * Imports rows.
     *
     * @param id under which {@link #progress} tells of this import, or {@code null} where nobody follows it
     */
    @PostMapping(path = "/import/{rows}", consumes = MediaType.APPLICATION_NDJSON_VALUE)
    Mono<Imported> upload(
            @PathVariable String rows,
            @RequestParam(defaultValue = "fail") String existing,
            @RequestParam(name = "progress", required = false) @Nullable UUID id,
            @RequestBody Flux<byte[]> body) {
        UUID channel = id == null ? UUID.randomUUID() : id;
        return load(model(rows), Existing.named(existing), progress.channel(channel), body);
    }

    private <T> Mono<Imported> load(
            ModelHandle<T> model, Existing existing, ImportProgress.Channel channel, Flux<byte[]> body) {
        return existing.in(interflux.bulk(model))
                .chunkRows(CHUNK_ROWS)
                .onProgress(channel::tell)
                .insert(lines.read(body, model.type()))
                .map(Imported::new)
                .doFinally(end -> channel.close());
    }

    private static ModelHandle<?> model(String rows) {
        ModelHandle<?> model = IMPORTED.get(rows);
        if (model == null) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND,
                    "There is no import of '" + rows + "'; there are "
                            + String.join(", ", new TreeSet<>(IMPORTED.keySet())));
        }
        return model;
    }

    /** How far an import is, until it ends; it may be asked for before the import begins. */
    @GetMapping(path = "/import/progress/{id}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<ImportProgress.Event>> progress(@PathVariable UUID id) {
        return progress.follow(id);
    }

    /**
     * An import that has been committed.
     *
     * @param written rows that were inserted or updated; the others were skipped
     */
    record Imported(long written) {}
}
