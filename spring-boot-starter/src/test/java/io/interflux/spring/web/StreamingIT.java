package io.interflux.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.Interflux;
import io.interflux.model.Schema;
import io.interflux.r2dbc.R2dbcDatabase;
import io.interflux.r2dbc.R2dbcOptions;
import io.interflux.spring.SpringTransactions;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/** Responses that are streamed from the database to a client, with a server on loopback and a pool of one connection. */
class StreamingIT {

    static final int LINES = 4_000;

    /** What is on the way from a window to a client that does not read, of lines of 1,000 letters: in the server and in the network. */
    private static final int ON_THE_WAY = 500;

    private static final int READ = 1_500;
    private static final int WINDOW = 1_000;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final List<String> PATHS = List.of("/plain", "/ordered", "/transactional");

    /** A site over a table of lines. */
    private record Fixture(ConnectionPool pool, Progress progress, LoopbackSite site) implements AutoCloseable {

        static Fixture over(TestDatabase database) {
            ConnectionPool pool = database.pool(1);
            Progress progress = new Progress();
            Interflux interflux = Interflux.create(
                            R2dbcDatabase.create(pool, R2dbcOptions.DEFAULT, new SpringTransactions(pool)),
                            Schema.of(Line.class))
                    .withListener(progress);
            interflux.schema().create().block(LIMIT);
            String numbers = database.kind() == TestDatabase.Kind.H2 ? "SYSTEM_RANGE" : "generate_series";
            database.execute("INSERT INTO \"lines\" SELECT i, LPAD(CAST(i AS VARCHAR), 1000, '0') FROM " + numbers
                    + "(1, " + LINES + ") AS n(i)");
            return new Fixture(pool, progress, LoopbackSite.open(interflux, progress, pool));
        }

        PoolMetrics metrics() {
            return pool.getMetrics().orElseThrow();
        }

        @Override
        public void close() {
            site.close();
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        for (int i = 0; i < 1_000 && !condition.getAsBoolean(); i++) {
            Mono.delay(Duration.ofMillis(10)).block();
        }
        assertThat(condition.getAsBoolean()).as(what).isTrue();
    }

    /** The rows that have come when for some time none came. */
    private static long settled(Progress progress) {
        long before = -1;
        long now = progress.rows();
        while (now != before) {
            Mono.delay(Duration.ofMillis(150)).block();
            before = now;
            now = progress.rows();
        }
        return now;
    }

    private static long id(String line) {
        int from = line.indexOf("\"id\":") + 5;
        return Long.parseLong(line.substring(from, line.indexOf(',', from)));
    }

    private static List<Long> read(RawClient client, int most) throws IOException {
        List<Long> ids = new ArrayList<>();
        readInto(ids, most, client);
        return ids;
    }

    private static void readInto(List<Long> ids, int most, RawClient client) throws IOException {
        for (String line = client.line(); line != null; line = ids.size() < most ? client.line() : null) {
            ids.add(id(line));
        }
    }

    @OnEachDatabase
    void aClientThatStopsReadingStopsTheReadingOfRows(TestDatabase database) throws IOException {
        try (Fixture fixture = Fixture.over(database)) {
            streamSlowly(fixture, "/plain", MediaType.APPLICATION_NDJSON_VALUE);
            streamSlowly(fixture, "/ordered", MediaType.TEXT_EVENT_STREAM_VALUE);
            streamSlowly(fixture, "/transactional", MediaType.APPLICATION_NDJSON_VALUE);
        }
    }

    private static void streamSlowly(Fixture fixture, String path, String form) throws IOException {
        Progress progress = fixture.progress();
        long before = progress.rows();
        long taken = progress.taken();
        try (RawClient client = fixture.site().get(path, form)) {
            assertThat(settled(progress) - before).as(path).isLessThanOrEqualTo(WINDOW + ON_THE_WAY);
            assertThat(progress.taken() - taken).as(path).isLessThanOrEqualTo(ON_THE_WAY);
            List<Long> ids = new ArrayList<>(read(client, READ));
            long fetched = settled(progress) - before;
            assertThat(fetched).as(path + " " + form).isBetween((long) READ, (long) READ + WINDOW + ON_THE_WAY);
            ids.addAll(read(client, Integer.MAX_VALUE));
            assertThat(ids).isEqualTo(LongStream.rangeClosed(1, LINES).boxed().toList());
            assertThat(progress.rows() - before).isEqualTo(LINES);
        }
        assertThat(progress.ends()).containsOnly(SignalType.ON_COMPLETE);
    }

    @OnEachDatabase
    void anArrayOfJsonWaitsForItsClientToo(TestDatabase database) throws IOException {
        try (Fixture fixture = Fixture.over(database);
                RawClient client = fixture.site().get("/plain", MediaType.APPLICATION_JSON_VALUE)) {
            assertThat(client.next()).isEqualTo('[');
            assertThat(settled(fixture.progress())).isLessThanOrEqualTo(WINDOW + ON_THE_WAY);
            assertThat(fixture.progress().taken()).isLessThanOrEqualTo(ON_THE_WAY);
        }
    }

    @OnEachDatabase
    void aClientThatGoesCancelsTheLoad(TestDatabase database) throws IOException {
        try (Fixture fixture = Fixture.over(database)) {
            int cancelled = 0;
            for (String path : PATHS) {
                try (RawClient client = fixture.site().get(path, MediaType.APPLICATION_NDJSON_VALUE)) {
                    read(client, 500);
                }
                int expected = ++cancelled;
                await(path, () -> fixture.progress().ends().size() == expected);
                await("connections of " + path, () -> fixture.metrics().acquiredSize() == 0);
                assertThat(transactions(database)).as(path).isZero();
            }
            assertThat(fixture.progress().ends()).containsOnly(SignalType.CANCEL);
            assertThat(fixture.progress().rows()).isLessThan(2L * LINES);
        }
    }

    /** Those that are open in the database, where it tells. */
    private static long transactions(TestDatabase database) {
        return database.kind() == TestDatabase.Kind.H2
                ? 0
                : (Long) database.column("SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND state LIKE 'idle in transaction%'")
                        .get(0);
    }

    @OnEachDatabase
    void anErrorOnTheWayCutsTheResponse(TestDatabase database) throws IOException {
        try (Fixture fixture = Fixture.over(database);
                RawClient client = fixture.site().get("/failing", MediaType.APPLICATION_NDJSON_VALUE)) {
            List<Long> ids = new ArrayList<>();
            assertThatExceptionOfType(EOFException.class).isThrownBy(() -> readInto(ids, Integer.MAX_VALUE, client));
            assertThat(ids).hasSizeBetween(1, LINES / 2);
            assertThat(fixture.progress().ends()).containsExactly(SignalType.ON_ERROR);
            await("connections", () -> fixture.metrics().acquiredSize() == 0);
        }
    }
}
