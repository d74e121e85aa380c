package io.interflux.examples.service.transfer;

import io.interflux.Interflux;
import io.interflux.error.BulkLoadException;
import io.interflux.examples.musicstore.model.Artist;
import io.interflux.examples.musicstore.model.PlaylistTrack;
import io.interflux.examples.service.tpch.OrderLine;
import io.interflux.model.Model;
import io.interflux.query.ModelHandle;
import io.interflux.write.BulkProgress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports of one JSON object a line: all of them or none. The body is read as fast as the database takes its rows, and no faster.
 */
@RestController
final class ImportController {

    /** So that a small upload has some progress to tell, too. */
    private static final int CHUNK_ROWS = 1000;

    /** An import holds a connection, and all that it has written so far is locked. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private final Interflux interflux;
    private final JsonLines lines;
    private final ImportProgress progress;
    private final Map<String, RowReader<?>> readers;

    ImportController(Interflux interflux, JsonLines lines, ImportProgress progress, JsonMapper mapper) {
        this.interflux = interflux;
        this.lines = lines;
        this.progress = progress;
        this.readers = Map.of(
                "artists", reader(Artist.class, Set.of(), mapper),
                "playlist-tracks", reader(PlaylistTrack.class, PlaylistEntry.NAMES, mapper),
                "order-lines", reader(OrderLine.class, Set.of(), mapper));
    }

    private <T> RowReader<T> reader(Class<T> type, Set<String> besides, JsonMapper mapper) {
        Model model = interflux.schema().definition().model(type).orElseThrow();
        return new RowReader<>(type, model, besides, mapper);
    }

    /**
     * Imports rows.
     *
     * @param progress under which {@link #progress} tells of this import, or {@code null} where nobody follows it
     * @param body is absent where the client sends none: no rows
     */
    @PostMapping(
            path = "/import/{rows}",
            consumes = MediaType.APPLICATION_NDJSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Imported> upload(
            @PathVariable String rows,
            @RequestParam(defaultValue = "fail") String existing,
            @RequestParam(required = false) @Nullable UUID progress,
            @RequestBody(required = false) Flux<byte[]> body,
            ServerHttpRequest request) {
        UploadHeaders.check(request.getHeaders());
        RowReader<?> reader = reader(rows);
        Existing choice = Existing.named(existing);
        UUID id = progress == null ? UUID.randomUUID() : progress;
        return this.progress.during(id, told -> load(reader, choice, told, body));
    }

    private RowReader<?> reader(String rows) {
        RowReader<?> reader = readers.get(rows);
        if (reader == null) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND,
                    "There is no import of '" + rows + "'; there are "
                            + String.join(", ", new TreeSet<>(readers.keySet())));
        }
        return reader;
    }

    private <T> Mono<Imported> load(
            RowReader<T> reader, Existing choice, Consumer<BulkProgress> told, Flux<byte[]> body) {
        return choice.in(interflux.bulk(ModelHandle.of(reader.type())))
                .chunkRows(CHUNK_ROWS)
                .onProgress(told)
                .insert(lines.read(Silence.limited(body, LONGEST_SILENCE), reader))
                .map(Imported::new)
                .onErrorMap(BulkLoadException.class, RefusedUpload::of);
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
