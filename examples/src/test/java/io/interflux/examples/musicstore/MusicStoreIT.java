package io.interflux.examples.musicstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The program as its users meet it. */
final class MusicStoreIT {

    private static final LoadedStore STORE = new LoadedStore();

    @AfterAll
    static void close() {
        STORE.close();
    }

    @OnEachDatabase
    void loadsOnceThenReads(TestDatabase database) {
        Run first = Run.on(database.connectionFactory(), "employees", "--progress", "lines");
        Run second = Run.on(database.connectionFactory(), "employees", "--progress", "lines");

        String tree =
                """
                Andrew Adams            General Manager
                    Nancy Edwards       Sales Manager
                        Jane Peacock    Sales Support Agent
                        Margaret Park   Sales Support Agent
                        Steve Johnson   Sales Support Agent
                    Michael Mitchell    IT Manager
                        Robert King     IT Staff
                        Laura Callahan  IT Staff
                """;
        assertThat(first.out()).isEqualTo(tree);
        assertThat(first.err().lines())
                .hasSize(14)
                .startsWith("Loading the Chinook music store: 15,607 rows", "  artists              275")
                .contains("  playlist tracks    8,715", "Loaded 15,607 rows");
        assertThat(second.out()).isEqualTo(tree);
        assertThat(second.err()).matches("employees: 1 in [0-9,]+ ms\\R");
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void textIsAlignedAndShortened(TestDatabase.Kind kind) {
        assertThat(read(kind, "playlists", "--limit", "3").out().lines())
                .hasSize(25)
                .startsWith(
                        "Music (3,290 tracks)",
                        "    For Those About To Rock (We Salute You)  AC/DC   For Those About To Rock We Salute You  Rock",
                        "    Balls to the Wall                        Accept  Balls to the Wall                      Rock")
                .contains("    … and 3,280 more", "Movies (0 tracks)", "TV Shows (213 tracks)");
        assertThat(read(kind, "artists", "--limit", "2").out())
                .isEqualTo(
                        """
                        A Cor Do Som (0 albums, 0 playlists)
                        AC/DC (2 albums, 3 playlists)
                            album     For Those About To Rock We Salute You  10 tracks
                            album     Let There Be Rock                       8 tracks
                            playlist  Music                                  18 tracks
                            playlist  Music                                  18 tracks
                            playlist  Heavy Metal Classic                      1 track
                        """);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void fullTextHasEveryLine(TestDatabase.Kind kind) {
        assertThat(read(kind, "playlists", "--limit", "1", "--full").out().lines())
                .hasSize(3_291)
                .noneMatch(line -> line.contains("… and"));
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void invoicesShowQuantityAndPriceOfEachTrack(TestDatabase.Kind kind) {
        assertThat(read(kind, "customers", "--limit", "1").out().lines())
                .startsWith(
                        "Roberto Almeida, Brazil (7 invoices, 37.62)",
                        "    2009-05-23  invoice 34, 0.99",
                        "        1 x  0.99  Right Next Door to Hell",
                        "    2010-11-14  invoice 155, 1.98");
        assertThat(read(kind, "support", "--limit", "1").out().lines())
                .startsWith(
                        "Jane Peacock, Sales Support Agent (21 customers)",
                        "    Roberto Almeida   Brazil          roberto.almeida@riotur.gov.br");
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void jsonHasWhatWasIncludedAndNothingElse(TestDatabase.Kind kind) {
        assertThat(read(kind, "artists", "--limit", "1", "--json").out())
                .isEqualTo("{\"id\":43,\"name\":\"A Cor Do Som\",\"albums\":[]}\n");
        assertThat(read(kind, "customers", "--limit", "1", "--json").out())
                .startsWith("{\"id\":12,\"firstName\":\"Roberto\",\"lastName\":\"Almeida\",\"company\":\"Riotur\","
                        + "\"city\":\"Rio de Janeiro\",\"country\":\"Brazil\",\"email\":\"roberto.almeida@riotur.gov.br\","
                        + "\"supportAgentId\":3,\"invoices\":[{\"id\":34,\"customerId\":12,\"date\":\"2009-05-23\","
                        + "\"total\":0.99,\"tracks\":[{\"id\":1158,\"name\":\"Right Next Door to Hell\",\"albumId\":91,"
                        + "\"mediaTypeId\":2,\"genreId\":1,\"composer\":null,\"milliseconds\":182321,\"bytes\":3175950,"
                        + "\"unitPrice\":0.99,\"line\":{\"id\":188,\"invoiceId\":34,\"trackId\":1158,\"unitPrice\":0.99,"
                        + "\"quantity\":1}}]},");
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void limitIsTheNumberOfRoots(TestDatabase.Kind kind) {
        for (int limit : new int[] {0, 1, 17}) {
            String lines = read(kind, "playlists", "--json", "--limit", String.valueOf(limit))
                    .out();
            assertThat(lines.lines()).hasSize(limit);
        }
        assertThat(read(kind, "playlists", "--json").out().lines()).hasSize(18);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void explainShowsEachStatementWithRowsAndTime(TestDatabase.Kind kind) {
        StatementRecorder recorder = StatementRecorder.on(STORE.on(kind).connectionFactory());
        Run run = Run.on(recorder.connectionFactory(), "artists", "--explain", "--no-load", "--limit", "2");

        String[] lines = run.err().split("\\R");
        assertThat(lines).hasSize(5);
        assertThat(lines[0]).matches("-- 1: SELECT .* FROM \"artists\" .*, 2 rows, [0-9]+ ms");
        assertThat(lines[1]).matches("-- 2: SELECT .* FROM \"albums\" .*, 2 rows, [0-9]+ ms");
        assertThat(lines[2]).matches("-- 3: SELECT .* FROM \"tracks\" .*, 18 rows, [0-9]+ ms");
        assertThat(lines[3])
                .matches("-- 4: SELECT .* FROM \"playlistTracks\" .* JOIN \"playlists\" .*, 37 rows, [0-9]+ ms");
        assertThat(recorder.texts()).hasSize(11 + 4);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void nothingIsReadForAnOutputThatNobodyReads(TestDatabase.Kind kind) {
        AtomicInteger writes = new AtomicInteger();
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                writes.incrementAndGet();
                throw new IOException("Broken pipe");
            }
        };
        int code = MusicStore.run(
                url -> STORE.on(kind).connectionFactory(),
                new PrintStream(closed, false, UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), true, UTF_8),
                "customers");

        assertThat(code).isZero();
        assertThat(writes).hasValue(1);
    }

    @OnEachDatabase
    void missingTablesAreNamed(TestDatabase database) {
        Run run = Run.on(database.connectionFactory(), "artists", "--no-load");

        assertThat(run.err())
                .startsWith("MusicStore: The database lacks the tables artists, albums,")
                .hasLineCount(1);
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void unreachableServerIsOneLine() {
        Run run = Run.of("artists", "--url", "r2dbc:postgresql://me:secret@localhost:1/music");

        assertThat(run.err())
                .startsWith("MusicStore: No connection to PostgreSQL: ")
                .doesNotContain("secret")
                .hasLineCount(1);
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void withoutUrlItIsEmbedded() {
        Run run = Run.of("employees", "--limit", "1", "--json", "--progress", "none");

        assertThat(run.out()).startsWith("{\"id\":1,\"lastName\":\"Adams\"").hasLineCount(1);
        assertThat(run.code()).isZero();
    }

    private static Run read(TestDatabase.Kind kind, String... arguments) {
        Run run = Run.on(STORE.on(kind).connectionFactory(), arguments);
        assertThat(run.code()).describedAs(run.err()).isZero();
        return run;
    }
}
