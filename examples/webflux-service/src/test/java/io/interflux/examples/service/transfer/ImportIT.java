package io.interflux.examples.service.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.examples.musicstore.model.Artist;
import io.interflux.examples.musicstore.model.Artist_;
import io.interflux.examples.service.Answer;
import io.interflux.examples.service.Eventually;
import io.interflux.examples.service.OnEachService;
import io.interflux.examples.service.RawRequest;
import io.interflux.examples.service.RunningService;
import io.interflux.query.Select;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient.RequestBodySpec;
import tools.jackson.databind.JsonNode;

/** An upload is imported as a whole or not at all, and a line that is refused is named. */
class ImportIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long FIRST_ID = 10_000;
    private static final Select<Artist> IMPORTED =
            Select.from(Artist_.model).where(Artist_.id.greaterThanOrEqual(FIRST_ID));

    private static final ParameterizedTypeReference<ServerSentEvent<ImportProgress.Event>> EVENTS =
            new ParameterizedTypeReference<>() {};

    @AfterEach
    void deleteImportedArtists() {
        for (RunningService service : RunningService.values()) {
            service.interflux()
                    .delete(Artist_.model)
                    .where(Artist_.id.greaterThanOrEqual(FIRST_ID))
                    .block(PATIENCE);
        }
    }

    private static long imported(RunningService service) {
        return service.interflux().count(IMPORTED).blockOptional(PATIENCE).orElseThrow();
    }

    /** Lines of so many new artists. */
    private static String artists(int number) {
        return LongStream.range(FIRST_ID, FIRST_ID + number)
                .mapToObj(id -> "{\"id\": " + id + ", \"name\": \"Artist " + id + "\"}\n")
                .collect(Collectors.joining());
    }

    @OnEachService
    void everyLineBecomesARow(RunningService service) {
        assertThat(written(service, "artists", artists(2500))).isEqualTo(2500);
        assertThat(imported(service)).isEqualTo(2500);
    }

    private static long written(RunningService service, String rows, Object lines) {
        return Answer.upload(service, "/import/" + rows, lines)
                .success()
                .get("written")
                .longValue();
    }

    @OnEachService
    void progressIsToldWhileRowsAreTaken(RunningService service) {
        UUID id = UUID.randomUUID();
        var events = service.client()
                .get()
                .uri("/import/progress/" + id)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .returnResult(EVENTS)
                .getResponseBody()
                .collectList()
                .toFuture();
        written(service, "artists?progress=" + id, artists(2500));
        List<ServerSentEvent<ImportProgress.Event>> told =
                events.orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(told).last().extracting(ServerSentEvent::event).isEqualTo("end");
        assertThat(told)
                .filteredOn(event -> "progress".equals(event.event()))
                .extracting(event -> Objects.requireNonNull(event.data()).rows())
                .contains(2500L);
    }

    @OnEachService
    void whatWasExportedCanBeImported(RunningService service) {
        byte[] lines = service.client()
                .get()
                .uri("/export/playlist-tracks")
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        assertThat(written(service, "playlist-tracks?existing=skip", Objects.requireNonNull(lines)))
                .isZero();
    }

    @OnEachService
    void aBodyWithoutLinesHasNoRows(RunningService service) {
        assertThat(written(service, "artists", "")).isZero();
    }

    @OnEachService
    void linesMayEndLikeThoseOfOtherSystems(RunningService service) {
        assertThat(written(
                        service,
                        "artists",
                        "\uFEFF" + artists(3).replace("\n", "\r\n").stripTrailing()))
                .isEqualTo(3);
    }

    @OnEachService
    void whatIsNotImportedIsNotPassedOver(RunningService service) {
        String albums = artists(1).replace("}", ", \"albums\": []}");
        assertThat(refused(service, "artists", albums, 400).get("detail").stringValue())
                .isEqualTo("Line 1 is no row: it has 'albums', which is none of id, name. Nothing was imported.");
        String tooLong = artists(1).replace("Artist", "A".repeat(120));
        assertThat(refused(service, "artists", tooLong, 400).get("detail").stringValue())
                .endsWith("but has to be a text of at most 120 characters. Nothing was imported.");
        refused(service, "artists", "x".repeat(LineSplitter.LONGEST_LINE + 1), 413);
    }

    @OnEachService
    void aValueThatTheDatabaseRefusesIsTheClients(RunningService service) {
        String nul = artists(2).replace("Artist 10001", "\\u0000");
        if (service == RunningService.POSTGRESQL) {
            assertThat(refused(service, "artists", nul, 400).get("detail").stringValue())
                    .isEqualTo(
                            "Line 2, (id) = (10001), was refused: a text has a character that the database cannot store,"
                                    + " such as U+0000. Nothing was imported.");
        } else {
            assertThat(written(service, "artists", nul))
                    .as("H2 has texts with U+0000")
                    .isEqualTo(2);
        }
    }

    @OnEachService
    void onlyPlainUtf8IsTaken(RunningService service) {
        assertThat(Answer.of(upload(service)
                                .contentType(MediaType.APPLICATION_NDJSON)
                                .header(HttpHeaders.CONTENT_ENCODING, "gzip")
                                .bodyValue("x"))
                        .detail(415))
                .isEqualTo(
                        "The Content-Encoding is 'gzip', but lines are taken as they are only: send them uncompressed");
        MediaType latin = MediaType.parseMediaType("application/x-ndjson;charset=ISO-8859-1");
        assertThat(Answer.of(upload(service).contentType(latin).bodyValue(artists(1)))
                        .detail(415))
                .isEqualTo("The charset is 'ISO-8859-1', but lines are taken in UTF-8 only");
        assertThat(Answer.of(upload(service)
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue("[]"))
                        .detail(415))
                .isEqualTo("The Content-Type is 'application/json', but has to be application/x-ndjson");
    }

    private static RequestBodySpec upload(RunningService service) {
        return service.client().post().uri("/import/artists");
    }

    /** What cannot be answered is not done. */
    @OnEachService
    void nothingIsImportedForAClientThatCannotReadTheAnswer(RunningService service) {
        Answer.of(upload(service)
                        .contentType(MediaType.APPLICATION_NDJSON)
                        .accept(MediaType.TEXT_HTML)
                        .bodyValue(artists(1)))
                .problem(406);
        assertThat(imported(service)).isZero();
        assertThat(service.bean(ImportProgress.class).channels()).isZero();
    }

    @OnEachService
    void aLineThatIsNoJsonIsNamed(RunningService service) {
        JsonNode problem = refused(service, "artists", artists(1200) + "{\"id\": 1, \"name\": }\n", 400);
        assertThat(problem.get("line").intValue()).isEqualTo(1201);
        assertThat(problem.get("detail").stringValue())
                .startsWith("Line 1201 is no row: Unexpected character ('}'")
                .endsWith(". Nothing was imported.");
    }

    @OnEachService
    void aRowThatIsThereIsNamed(RunningService service) {
        JsonNode problem = refused(service, "artists", artists(3) + "{\"id\": 1, \"name\": \"AC/DC\"}\n", 409);
        assertThat(problem.get("detail").stringValue())
                .isEqualTo(
                        "Line 4, (id) = (1), was refused: a row with this key is there already. Nothing was imported.");
    }

    @OnEachService
    void aRowThatRefersToNoneIsNamed(RunningService service) {
        String lines = "{\"playlistId\": 2, \"trackId\": 1}\n{\"playlistId\": 2, \"trackId\": 99999}\n";
        JsonNode problem = refused(service, "playlist-tracks", lines, 409);
        assertThat(problem.get("line").intValue()).isEqualTo(2);
        assertThat(problem.get("detail").stringValue()).contains("it refers to a row that is not there");
    }

    @OnEachService
    void aValueThatIsMissingIsNamed(RunningService service) {
        assertThat(refused(service, "playlist-tracks", "{\"playlistId\": 2}\n", 400)
                        .get("detail")
                        .stringValue())
                .startsWith("Line 1 was refused: ")
                .contains("'trackId'");
        for (String line : List.of("{}\n", "\n", "null\n", "[]\n")) {
            assertThat(refused(service, "order-lines", line, 400).get("line").intValue())
                    .isEqualTo(1);
        }
    }

    private static JsonNode refused(RunningService service, String rows, String lines, int status) {
        JsonNode problem = Answer.upload(service, "/import/" + rows, lines).problem(status);
        assertThat(imported(service)).isZero();
        return problem;
    }

    @OnEachService
    void anUploadThatBreaksOffLeavesNothing(RunningService service) throws IOException {
        try (RawRequest upload = RawRequest.post(service.address(), "/import/artists")) {
            upload.piece(artists(5000));
            Eventually.holds("the import has begun", () -> service.connectionsInUse() > 0);
        }
        Eventually.holds("every connection is in the pool", () -> service.connectionsInUse() == 0);
        assertThat(imported(service)).isZero();
    }

    @OnEachService
    void whatCannotBeImportedIsRefused(RunningService service) {
        assertThat(Answer.upload(service, "/import/invoices", "{}").detail(404))
                .isEqualTo("There is no import of 'invoices'; there are artists, order-lines, playlist-tracks");
        assertThat(Answer.upload(service, "/import/artists?existing=replace", "{}")
                        .detail(400))
                .isEqualTo("The parameter existing, 'replace', is none of fail, skip, update");
    }
}
