package io.interflux.examples.musicstore.report;

import static io.interflux.examples.musicstore.report.Loaded.loaded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.interflux.examples.musicstore.LoadedStore;
import io.interflux.examples.musicstore.model.Album;
import io.interflux.examples.musicstore.model.Artist;
import io.interflux.examples.musicstore.model.Customer;
import io.interflux.examples.musicstore.model.Employee;
import io.interflux.examples.musicstore.model.Invoice;
import io.interflux.examples.musicstore.model.InvoiceLine;
import io.interflux.examples.musicstore.model.Playlist;
import io.interflux.examples.musicstore.model.Track;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each report reads, by which statements. */
final class ReportsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final LoadedStore STORE = new LoadedStore();

    @AfterAll
    static void close() {
        STORE.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void playlistOf3290TracksIsCompleteAndInOrder(TestDatabase.Kind kind) {
        List<Playlist> playlists = read(kind, new PlaylistsReport(), 2);

        assertThat(playlists).extracting(Playlist::id).hasSize(18).isSorted();
        assertThat(playlists)
                .extracting(playlist -> loaded(playlist.tracks()).size())
                .containsExactly(3290, 0, 213, 0, 1477, 0, 0, 3290, 1, 213, 39, 75, 25, 25, 25, 15, 26, 1);
        assertThat(loaded(playlists.get(0).tracks()))
                .extracting(Track::id)
                .isEqualTo(LoadedStore.longs(
                        STORE.on(kind),
                        "SELECT \"trackId\" FROM \"playlistTracks\" WHERE \"playlistId\" = 1 ORDER BY \"trackId\""));
        assertThat(loaded(playlists.get(0).tracks())).allSatisfy(track -> {
            Album album = Objects.requireNonNull(track.album());
            assertThat(album.id()).isEqualTo(track.albumId());
            assertThat(Objects.requireNonNull(album.artist()).id()).isEqualTo(album.artistId());
            assertThat(Objects.requireNonNull(track.genre()).id()).isEqualTo(track.genreId());
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void artistsHaveAlbumsAndThePlaylistsOfTheirTracks(TestDatabase.Kind kind) {
        int firstWindow = 4;
        int secondWindow = 5;
        List<Artist> artists = read(kind, new ArtistsReport(), firstWindow + secondWindow);

        assertThat(artists).hasSize(275);
        assertThat(artists)
                .extracting(Artist::name)
                .startsWith("A Cor Do Som", "AC/DC", "Aaron Copland & London Symphony Orchestra");
        assertThat(loaded(artists.get(1).albums()))
                .extracting(Album::title, album -> loaded(album.tracks()).size())
                .containsExactly(tuple("For Those About To Rock We Salute You", 10), tuple("Let There Be Rock", 8));
        long links = artists.stream()
                .flatMap(artist -> loaded(artist.albums()).stream())
                .flatMap(album -> loaded(album.tracks()).stream())
                .mapToLong(track -> loaded(track.playlists()).size())
                .sum();
        assertThat(links).isEqualTo(8_715);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void totalsOfCustomersAreThoseOfTheDatabase(TestDatabase.Kind kind) {
        List<Customer> customers = read(kind, new CustomersReport(), 3);

        assertThat(customers).hasSize(59);
        String query = "SELECT CAST(SUM(l.\"unitPrice\" * l.\"quantity\") * 100 AS BIGINT) FROM \"customers\" c"
                + " JOIN \"invoices\" i ON i.\"customerId\" = c.\"id\" JOIN \"invoiceLines\" l ON l.\"invoiceId\" = i.\"id\""
                + " GROUP BY c.\"id\", c.\"lastName\", c.\"firstName\" ORDER BY c.\"lastName\", c.\"firstName\"";
        assertThat(customers)
                .extracting(customer -> total(customer).movePointRight(2).longValueExact())
                .isEqualTo(LoadedStore.longs(STORE.on(kind), query));
        assertThat(customers)
                .flatExtracting(customer -> loaded(customer.invoices()))
                .hasSize(412)
                .allSatisfy(invoice -> assertThat(total(invoice)).isEqualByComparingTo(invoice.total()));
    }

    private static BigDecimal total(Customer customer) {
        return loaded(customer.invoices()).stream().map(ReportsIT::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal total(Invoice invoice) {
        return loaded(invoice.tracks()).stream()
                .map(track -> Objects.requireNonNull(track.line()))
                .map(ReportsIT::price)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal price(InvoiceLine line) {
        return line.unitPrice().multiply(BigDecimal.valueOf(line.quantity()));
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void reportingTreeHasThreeLevels(TestDatabase.Kind kind) {
        List<Employee> heads = read(kind, new EmployeesReport(), 3);

        assertThat(heads).extracting(Employee::id).containsExactly(1L);
        List<Employee> managers = loaded(heads.get(0).reports());
        assertThat(managers)
                .extracting(Employee::id, manager -> ids(loaded(manager.reports())))
                .containsExactly(tuple(2L, List.of(3L, 4L, 5L)), tuple(6L, List.of(7L, 8L)));
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void onlySupportStaffHasCustomers(TestDatabase.Kind kind) {
        List<Employee> agents = read(kind, new SupportReport(), 2);

        assertThat(agents)
                .extracting(Employee::id, agent -> loaded(agent.customers()).size())
                .containsExactly(tuple(3L, 21), tuple(4L, 20), tuple(5L, 18));
        assertThat(loaded(agents.get(0).customers()))
                .extracting(Customer::lastName)
                .startsWith("Almeida", "Brooks", "Brown")
                .endsWith("Zimmermann");
    }

    private static List<Long> ids(List<Employee> employees) {
        return employees.stream().map(Employee::id).toList();
    }

    /**
     * Everything that a report shows. It must take that many statements, and one more where an order other than the key's needs a cursor,
     * which is opened and then read.
     */
    private static <T> List<T> read(TestDatabase.Kind kind, Report<T> report, int statements) {
        StatementRecorder recorder = StatementRecorder.on(STORE.on(kind).connectionFactory());
        List<T> roots = LoadedStore.interflux(STORE.on(kind), recorder)
                .find(report.select())
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
        boolean cursor = recorder.texts().get(0).startsWith("DECLARE");
        assertThat(cursor).isEqualTo(kind == TestDatabase.Kind.POSTGRESQL && isOrderedByName(report));
        assertThat(recorder.texts()).hasSize(cursor ? statements + 1 : statements);
        return roots;
    }

    private static boolean isOrderedByName(Report<?> report) {
        return report instanceof ArtistsReport || report instanceof CustomersReport;
    }
}
