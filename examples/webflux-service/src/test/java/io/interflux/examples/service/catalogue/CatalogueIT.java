package io.interflux.examples.service.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.examples.service.Answer;
import io.interflux.examples.service.OnEachService;
import io.interflux.examples.service.RunningService;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import tools.jackson.databind.JsonNode;

/** What clients of the catalogue get, and what they are told where they ask for something else. */
class CatalogueIT {

    /** Of a cursor: its format, model and order. */
    private static final int CURSOR_HEADER = 9;

    @OnEachService
    void anIncludeComesInside(RunningService service) {
        assertThat(get(service, "/artists?include=albums&page[size]=1").get("data"))
                .hasToString("[{\"id\":1,\"name\":\"AC/DC\",\"albums\":["
                        + "{\"id\":1,\"title\":\"For Those About To Rock We Salute You\",\"artistId\":1},"
                        + "{\"id\":4,\"title\":\"Let There Be Rock\",\"artistId\":1}]}]");
    }

    @OnEachService
    void whatIsNotIncludedIsAbsent(RunningService service) {
        assertThat(get(service, "/artists/1")).hasToString("{\"id\":1,\"name\":\"AC/DC\"}");
    }

    @OnEachService
    void fieldsAreThoseThatWereAskedFor(RunningService service) {
        assertThat(get(service, "/artists/1?include=albums&fields=name&fields[albums]=title"))
                .hasToString("{\"name\":\"AC/DC\",\"albums\":[{\"title\":\"For Those About To Rock We Salute You\"},"
                        + "{\"title\":\"Let There Be Rock\"}]}");
    }

    @OnEachService
    void pagesLinkToEachOtherInTheirOrder(RunningService service) {
        List<Long> lengths = new ArrayList<>();
        String next = "/tracks?sort=-milliseconds&page[size]=100&fields=milliseconds";
        for (int page = 0; page < 3; page++) {
            JsonNode answer = get(service, next);
            answer.get("data")
                    .forEach(track -> lengths.add(track.get("milliseconds").longValue()));
            next = answer.get("links").get("next").stringValue();
        }
        assertThat(lengths).hasSize(300).isSortedAccordingTo((one, other) -> Long.compare(other, one));
    }

    @OnEachService
    void theLastPageLinksToNone(RunningService service) {
        JsonNode answer = get(service, "/customers?page[size]=100&include=supportAgent,invoices.tracks.album");
        assertThat(answer.get("data")).hasSize(59);
        assertThat(answer.get("links")).isEmpty();
        assertThat(answer.get("data").get(0).get("supportAgent").get("lastName").stringValue())
                .isEqualTo("Peacock");
    }

    @OnEachService
    void theTracksOfAnInvoiceTellWhatWasPaidForThem(RunningService service) {
        JsonNode invoice = get(service, "/customers/1?include=invoices.tracks")
                .get("invoices")
                .get(0);
        BigDecimal paid = BigDecimal.ZERO;
        for (JsonNode track : invoice.get("tracks")) {
            JsonNode line = track.get("line");
            paid = paid.add(line.get("unitPrice")
                    .decimalValue()
                    .multiply(line.get("quantity").decimalValue()));
        }
        assertThat(paid)
                .isEqualByComparingTo("3.98")
                .isEqualByComparingTo(invoice.get("total").decimalValue());
    }

    @OnEachService
    void aPlaylistHasItsTracks(RunningService service) {
        assertThat(get(service, "/playlists/1?include=tracks.album.artist&fields[tracks]=id,milliseconds")
                        .get("tracks"))
                .hasSize(3290);
        assertThat(get(service, "/albums/1?include=artist,tracks").get("tracks"))
                .hasSize(10);
    }

    @OnEachService
    void theTreeHasEveryEmployeeBeneathItsManager(RunningService service) {
        JsonNode tree = get(service, "/employees/tree");
        assertThat(lines(tree, ""))
                .containsExactly(
                        "Adams",
                        "- Edwards",
                        "- - Johnson",
                        "- - Park",
                        "- - Peacock",
                        "- Mitchell",
                        "- - Callahan",
                        "- - King");
    }

    private static List<String> lines(JsonNode employees, String indent) {
        List<String> lines = new ArrayList<>();
        for (JsonNode employee : employees) {
            lines.add(indent + employee.get("lastName").stringValue());
            lines.addAll(lines(employee.path("reports"), indent + "- "));
        }
        return lines;
    }

    @OnEachService
    void anIdThatNoRowHasIsNotFound(RunningService service) {
        assertThat(Answer.get(service, "/artists/99999").detail(404)).isEqualTo("There is no artist with the id 99999");
        assertThat(Answer.get(service, "/playlists/0")
                        .problem(404)
                        .get("instance")
                        .stringValue())
                .isEqualTo("/playlists/0");
    }

    @OnEachService
    void whatIsNotAllowedIsAnsweredWithWhatIs(RunningService service) {
        assertThat(Answer.get(service, "/artists?include=customers").detail(400))
                .isEqualTo("The parameter 'include' asks for 'customers', which is not allowed; allowed are albums, "
                        + "albums.tracks, albums.tracks.genre");
        assertThat(refused(service, "/tracks?sort=bytes")).isEqualTo("sort");
        assertThat(refused(service, "/tracks?page[size]=101")).isEqualTo("page[size]");
        assertThat(refused(service, "/tracks?page[after]=x")).isEqualTo("page[after]");
    }

    @OnEachService
    void whatIsNoIdIsRefused(RunningService service) {
        for (String id : List.of("one", "0x10", "+1", "1.0", "%D9%A1", "99999999999999999999")) {
            String shown = URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
            assertThat(Answer.get(service, "/tracks/" + id).detail(400))
                    .isEqualTo("'" + shown + "' is no id: an id is a whole number of at most 18 digits, such as 1");
        }
        Answer.get(service, "/tracks/-1").problem(404);
    }

    /** With a checksum that is right, and a value that no row has. */
    @OnEachService
    void aForgedCursorIsRefused(RunningService service) {
        assertThat(refused(service, "/artists?page[after]=" + forged(service, "/artists?page[size]=1", new byte[] {0})))
                .isEqualTo("page[after]");
        byte[] nul = {1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1};
        String path = "/artists?sort=name&page[after]=" + forged(service, "/artists?sort=name&page[size]=1", nul);
        if (service == RunningService.POSTGRESQL) {
            assertThat(refused(service, path)).isEqualTo("page[after]");
        } else {
            assertThat(get(service, path).get("data"))
                    .as("H2 has texts with U+0000")
                    .isNotEmpty();
        }
    }

    /** The cursor behind the first page with other values. */
    private static String forged(RunningService service, String firstPage, byte[] values) {
        String next = get(service, firstPage).get("links").get("next").stringValue();
        byte[] cursor = Base64.getUrlDecoder().decode(next.substring(next.lastIndexOf('=') + 1));
        ByteBuffer other = ByteBuffer.allocate(CURSOR_HEADER + values.length + Integer.BYTES);
        other.put(cursor, 0, CURSOR_HEADER).put(values);
        CRC32 checksum = new CRC32();
        checksum.update(other.array(), 0, other.position());
        other.putInt((int) checksum.getValue());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(other.array());
    }

    private static String refused(RunningService service, String path) {
        return Answer.get(service, path).problem(400).get("parameter").stringValue();
    }

    private static JsonNode get(RunningService service, String path) {
        return Answer.get(service, path).success();
    }
}
