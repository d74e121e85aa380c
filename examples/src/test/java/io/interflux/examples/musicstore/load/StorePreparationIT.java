package io.interflux.examples.musicstore.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.examples.musicstore.LoadedStore;
import io.interflux.examples.musicstore.load.StorePreparation.Mode;
import io.interflux.examples.musicstore.model.MusicStoreSchema;
import io.interflux.query.Select;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.hydromatic.chinook.data.hsqldb.ChinookHsqldb;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

final class StorePreparationIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Map<String, String> SOURCE_OF_TABLE = Map.ofEntries(
            Map.entry("artists", "Artist"),
            Map.entry("albums", "Album"),
            Map.entry("genres", "Genre"),
            Map.entry("mediaTypes", "MediaType"),
            Map.entry("tracks", "Track"),
            Map.entry("playlists", "Playlist"),
            Map.entry("playlistTracks", "PlaylistTrack"),
            Map.entry("employees", "Employee"),
            Map.entry("customers", "Customer"),
            Map.entry("invoices", "Invoice"),
            Map.entry("invoiceLines", "InvoiceLine"));

    @OnEachDatabase
    void everyRowOfTheSourceIsLoadedOnce(TestDatabase database) throws SQLException {
        prepare(database, new NoProgress(), Mode.IF_NEEDED).block(LIMIT);

        assertSameAsSource(database);
        assertLeftAlone(database);
    }

    private static void assertSameAsSource(TestDatabase database) throws SQLException {
        Map<String, Long> rows = loadedRows(database);
        assertThat(rows).isEqualTo(sourceRows());
        assertThat(rows.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(15_607);
        assertThat(database.column("SELECT \"firstName\" FROM \"customers\" WHERE \"id\" = 1"))
                .containsExactly("Luís");
        assertThat(LoadedStore.longs(database, "SELECT SUM(\"milliseconds\") FROM \"tracks\""))
                .containsExactly(sourceNumber("SELECT SUM(\"Milliseconds\") FROM \"chinook\".\"Track\""));
        assertThat(LoadedStore.longs(database, "SELECT SUM(\"total\") * 100 FROM \"invoices\""))
                .containsExactly(sourceNumber("SELECT SUM(\"Total\") * 100 FROM \"chinook\".\"Invoice\""));
    }

    @OnEachDatabase
    void everyRowIsReadBackAsTheSourceHasIt(TestDatabase database) {
        Interflux interflux = LoadedStore.interflux(database, StatementRecorder.on(database.connectionFactory()));
        new StorePreparation(interflux, new NoProgress())
                .prepare(Mode.IF_NEEDED)
                .block(LIMIT);

        Long rows = Flux.usingWhen(
                        Chinook.open(),
                        source -> Flux.fromIterable(SourceTable.ALL)
                                .concatMap(table -> assertReadBack(interflux, source, table)),
                        Chinook::close)
                .reduce(0L, Long::sum)
                .block(LIMIT);
        assertThat(rows).isEqualTo(15_607);
    }

    private static <T> Mono<Long> assertReadBack(Interflux interflux, Chinook source, SourceTable<T> table) {
        return Mono.zip(
                        interflux.find(Select.from(table.type())).collect(Collectors.toSet()),
                        source.rows(table).collect(Collectors.toSet()))
                .doOnNext(both -> assertThat(both.getT1()).as(table.label()).isEqualTo(both.getT2()))
                .map(both -> (long) both.getT1().size());
    }

    private static void assertLeftAlone(TestDatabase database) {
        StatementRecorder recorder = StatementRecorder.on(database.connectionFactory());
        StorePreparation again = new StorePreparation(LoadedStore.interflux(database, recorder), new NoProgress());

        again.prepare(Mode.IF_NEEDED).block(LIMIT);
        again.prepare(Mode.NEVER).block(LIMIT);

        assertThat(recorder.texts()).hasSize(22).allMatch(text -> text.startsWith("SELECT"));
        refused(again.prepare(Mode.ALWAYS))
                .verifyErrorMessage(
                        "The tables artists, albums, genres, mediaTypes, tracks, playlists, playlistTracks, employees,"
                                + " customers, invoices, invoiceLines already have rows; leave --load out to read them, or name an empty"
                                + " database");
    }

    @OnEachDatabase
    void emptyTablesAreFilled(TestDatabase database) throws SQLException {
        Interflux interflux = LoadedStore.interflux(database, StatementRecorder.on(database.connectionFactory()));
        interflux.schema().create().block(LIMIT);

        new StorePreparation(interflux, new NoProgress())
                .prepare(Mode.IF_NEEDED)
                .block(LIMIT);

        assertThat(loadedRows(database)).isEqualTo(sourceRows());
    }

    @OnEachDatabase
    void failedLoadLeavesNoRowsAndCanBeRepeated(TestDatabase database) throws SQLException {
        refused(prepare(database, new FailingProgress("playlists"), Mode.IF_NEEDED))
                .verifyErrorMessage("no more");
        if (database.kind() == TestDatabase.Kind.H2) {
            assertThat(loadedRows(database).values()).containsOnly(0L);
        } else {
            assertThat(database.column("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
                    .isEmpty();
        }

        prepare(database, new NoProgress(), Mode.IF_NEEDED).block(LIMIT);
        assertThat(loadedRows(database)).isEqualTo(sourceRows());
    }

    @OnEachDatabase
    void missingTablesAreNamed(TestDatabase database) {
        refused(prepare(database, new NoProgress(), Mode.NEVER))
                .verifyErrorMessage(
                        "The database lacks the tables artists, albums, genres, mediaTypes, tracks, playlists,"
                                + " playlistTracks, employees, customers, invoices, invoiceLines; leave --no-load out to make and fill"
                                + " them");
    }

    @OnEachDatabase
    void tablesOfSomethingElseAreNotTouched(TestDatabase database) {
        database.execute("CREATE TABLE \"tracks\"(\"id\" BIGINT)", "CREATE TABLE \"customers\"(\"id\" BIGINT)");

        refused(prepare(database, new NoProgress(), Mode.IF_NEEDED))
                .verifyErrorMessage(
                        "The database has some of the music store's tables but lacks artists, albums, genres,"
                                + " mediaTypes, playlists, playlistTracks, employees, invoices, invoiceLines; name a database that has all"
                                + " of them or none");
    }

    private static StepVerifier.FirstStep<Void> refused(Mono<Void> preparation) {
        return StepVerifier.create(preparation);
    }

    private static Mono<Void> prepare(TestDatabase database, Progress progress, Mode mode) {
        Interflux interflux = LoadedStore.interflux(database, StatementRecorder.on(database.connectionFactory()));
        return new StorePreparation(interflux, progress).prepare(mode);
    }

    private static Map<String, Long> loadedRows(TestDatabase database) {
        Map<String, Long> rows = new TreeMap<>();
        MusicStoreSchema.SCHEMA.models().forEach(model -> {
            List<Long> count = LoadedStore.longs(database, "SELECT COUNT(*) FROM \"" + model.table() + '"');
            rows.put(model.table().toString(), count.get(0));
        });
        return rows;
    }

    private static Map<String, Long> sourceRows() throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        for (Map.Entry<String, String> table : SOURCE_OF_TABLE.entrySet()) {
            rows.put(table.getKey(), sourceNumber("SELECT COUNT(*) FROM \"chinook\".\"" + table.getValue() + '"'));
        }
        return rows;
    }

    private static long sourceNumber(String query) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(ChinookHsqldb.URI, ChinookHsqldb.USER, ChinookHsqldb.PASSWORD);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Fails at the first rows of one table. */
    private record FailingProgress(String table) implements Progress {

        @Override
        public void begin(long total) {}

        @Override
        public void loaded(String changed, int rows) {
            if (changed.equals(table)) {
                throw new StoreException("no more");
            }
        }

        @Override
        public void end() {}
    }
}
