package io.interflux.r2dbc.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.Interflux;
import io.interflux.Page;
import io.interflux.error.InterfluxException;
import io.interflux.error.QueryException;
import io.interflux.load.LoadOptions;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.AttributeReference;
import io.interflux.query.Select;
import io.interflux.query.Strategy;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.r2dbc.R2dbcOptions;
import io.interflux.spi.TransactionSettings;
import io.interflux.spi.TransactionSettings.Isolation;
import io.interflux.testkit.Fire;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.SingleConversation;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.StatementRecorder.Sent;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What loads see of what is committed while they run: with {@code snapshot()} one moment, without it one for each statement. */
@Timeout(600)
class SnapshotIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int ROUNDS = Fire.count("rounds of streams beside a writer that moves links", 24, 1000);

    private final Select<DynamicEntity> torn =
            Select.from("team").include("players", players -> players.strategy(Strategy.LINK_THEN_TARGET));
    private final Select<DynamicEntity> whole = torn.snapshot();
    /** By keyset windows, by cursor where there is one, and in one window. */
    private final List<Select<DynamicEntity>> wholes =
            List.of(whole, whole.orderBy(AttributeReference.named("version").desc()), whole.limit(League.TEAMS));

    private ConnectionPool pool;
    private StatementRecorder recorder;

    private Interflux open(TestDatabase database) {
        return open(database, database.connectionFactory(), LoadOptions.DEFAULT);
    }

    private Interflux open(TestDatabase database, ConnectionFactory connections, LoadOptions options) {
        recorder = StatementRecorder.on(SingleConversation.on(connections));
        pool = database.pool(recorder.connectionFactory(), 1);
        return R2dbcInterflux.create(pool, League.SCHEMA, R2dbcOptions.DEFAULT, options.withWindowRows(4));
    }

    private static <T> List<T> all(Flux<T> flux) {
        return flux.collectList().blockOptional(LIMIT).orElseThrow();
    }

    @OnEachDatabase({Kind.H2, Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void everyGraphIsOneCommittedState(TestDatabase database) {
        Set<Integer> states = new HashSet<>();
        try (League league = League.create(database)) {
            league.restless();
            Interflux interflux = open(database);
            for (int round = 0; round < ROUNDS; round++) {
                Flux<DynamicEntity> load = interflux.find(wholes.get(round % wholes.size()));
                boolean slow = round % 4 == 3;
                List<DynamicEntity> teams = all(
                        slow ? load.concatMap(team -> Mono.just(team).delayElement(Duration.ofMillis(5)), 1) : load);
                teams.sort((one, other) -> Long.compare(id(one), id(other)));
                states.add(League.stateOf(teams));
            }
        }
        assertThat(states).as("the writer went on meanwhile").hasSizeGreaterThan(ROUNDS / 4);
        PoolState.assertIdle(pool, database);
    }

    private static long id(DynamicEntity row) {
        Long id = row.get("id", Long.class);
        return id == null ? -1 : id;
    }

    /** What is promised without it: all teams, each once, and children that were there at some moment. */
    @OnEachDatabase
    void withoutASnapshotGraphsMayBeTornButNotBroken(TestDatabase database) {
        try (League league = League.create(database)) {
            league.restless();
            Interflux interflux = open(database);
            for (int round = 0; round < ROUNDS; round++) {
                List<DynamicEntity> teams = all(interflux.find(torn));
                assertThat(teams.stream().map(SnapshotIT::id))
                        .doesNotHaveDuplicates()
                        .hasSize(League.TEAMS);
                teams.stream().flatMap(team -> team.many("players").stream()).forEach(player -> assertThat(id(player))
                        .isBetween(0L, League.PLAYERS - 1L));
            }
        }
    }

    /** All links go between the roots' statement and that of the links. */
    private static Meanwhile withoutLinks(TestDatabase database) {
        return new Meanwhile(
                database.connectionFactory(),
                "FROM \"membership\" t0",
                () -> database.execute("DELETE FROM \"membership\"", "UPDATE \"teams\" SET \"version\" = -1"));
    }

    /** All targets go between the links' statement and theirs. */
    private static Meanwhile withoutTargets(TestDatabase database) {
        return new Meanwhile(
                database.connectionFactory(),
                "FROM \"players\" t0",
                () -> database.execute("DELETE FROM \"membership\"", "DELETE FROM \"players\""));
    }

    @OnEachDatabase
    void rootsOfAWindowStayWhateverBecomesOfTheirRequiredChildren(TestDatabase database) {
        League.create(database);
        Select<DynamicEntity> required = Select.from("team")
                .include("players", players -> players.strategy(Strategy.LINK_THEN_TARGET)
                        .required())
                .limit(4);
        for (boolean snapshot : new boolean[] {true, false}) {
            Meanwhile links = withoutLinks(database);
            Interflux interflux = open(database, links, LoadOptions.DEFAULT);
            List<DynamicEntity> teams = all(interflux.find(snapshot ? required.snapshot() : required));
            assertThat(links.happened()).isTrue();
            assertThat(teams).hasSize(4).allMatch(team -> team.many("players").isEmpty() != snapshot);
            database.reset();
            League.create(database);
        }
    }

    @OnEachDatabase
    void aLinkWhoseTargetIsGoneIsDroppedAndASnapshotStillHasIt(TestDatabase database) {
        League.create(database);
        Meanwhile seen = withoutTargets(database);
        assertThat(League.stateOf(all(open(database, seen, LoadOptions.DEFAULT).find(whole))))
                .isEqualTo(1);
        assertThat(seen.happened()).isTrue();
        database.reset();
        League.create(database);
        Meanwhile lost = withoutTargets(database);
        List<DynamicEntity> teams =
                all(open(database, lost, LoadOptions.DEFAULT).find(torn.limit(4)));
        assertThat(lost.happened()).isTrue();
        assertThat(teams).hasSize(4).allMatch(team -> team.many("players").isEmpty());
    }

    @OnEachDatabase
    void laterWindowsSeeWhatTheFirstSaw(TestDatabase database) {
        League.create(database);
        for (Select<DynamicEntity> select : wholes) {
            Meanwhile links = withoutLinks(database);
            Interflux interflux = open(database, links, LoadOptions.DEFAULT);
            int state = League.stateOf(all(interflux.find(select).sort((a, b) -> Long.compare(id(a), id(b)))));
            assertThat(links.happened()).isTrue();
            assertThat(state).isEqualTo(1);
            database.reset();
            League.create(database);
        }
    }

    @OnEachDatabase
    void rowsAndTotalOfAPageAreOfOneMoment(TestDatabase database) {
        League.create(database);
        for (boolean snapshot : new boolean[] {true, false}) {
            String insert = "INSERT INTO \"teams\" VALUES (" + (snapshot ? 100 : 200) + ", 1)";
            Meanwhile oneMore = new Meanwhile(database.connectionFactory(), "COUNT(*)", () -> database.execute(insert));
            Interflux interflux = open(database, oneMore, LoadOptions.DEFAULT.withWindowRows(100));
            Select<DynamicEntity> select = snapshot ? whole : torn;
            Page<DynamicEntity> page =
                    interflux.findPage(select).blockOptional(LIMIT).orElseThrow();
            assertThat(oneMore.happened()).isTrue();
            assertThat(page.total() - page.items().size()).isEqualTo(snapshot ? 0 : 1);
        }
        PoolState.assertIdle(pool, database);
    }

    @OnEachDatabase
    void aLoadIsOneTransactionAndASetIsolationIsSetBack(TestDatabase database) {
        League.create(database);
        Interflux interflux = open(database);
        for (Select<DynamicEntity> select : wholes) {
            recorder.clear();
            assertThat(all(interflux.find(select))).hasSize(League.TEAMS);
            List<Sent> sent = recorder.sent();
            assertThat(sent.stream().filter(Sent::control).map(Sent::text)).containsExactly("BEGIN", "COMMIT");
            assertThat(sent.indexOf(new Sent("BEGIN", 0)))
                    .isLessThan(sent.stream().map(Sent::text).toList().indexOf(firstRoots(sent)));
            assertThat(isolation(database)).isEqualTo("READ COMMITTED");
        }
        PoolState.assertIdle(pool, database);
    }

    private static String firstRoots(List<Sent> sent) {
        return sent.stream()
                .map(Sent::text)
                .filter(text -> text.contains("FROM \"teams\" t0"))
                .findFirst()
                .orElseThrow();
    }

    private String isolation(TestDatabase database) {
        String query = database.kind() == Kind.H2
                ? "SELECT ISOLATION_LEVEL FROM INFORMATION_SCHEMA.SESSIONS WHERE SESSION_ID = SESSION_ID()"
                : "SELECT upper(current_setting('transaction_isolation'))";
        return Mono.usingWhen(
                        pool.create(),
                        connection -> Flux.from(
                                        connection.createStatement(query).execute())
                                .concatMap(result -> result.map((row, metadata) -> row.get(0, String.class)))
                                .single(),
                        Connection::close)
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    @OnEachDatabase
    void nothingIsSentWithoutDemand(TestDatabase database) {
        League.create(database);
        StepVerifier.create(open(database).find(whole), 0)
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(50))
                .thenCancel()
                .verify(LIMIT);
        assertThat(recorder.sent()).isEmpty();
    }

    @OnEachDatabase
    void aTransactionWithoutOneSnapshotIsRefusedBeforeTheLoad(TestDatabase database) {
        League.create(database);
        Interflux interflux = open(database);
        for (Isolation isolation : List.of(Isolation.DEFAULT, Isolation.READ_COMMITTED)) {
            recorder.clear();
            TransactionSettings settings = TransactionSettings.DEFAULT.withIsolation(isolation);
            assertThatExceptionOfType(QueryException.class)
                    .isThrownBy(() -> all(interflux.inTransaction(settings, tx -> tx.find(whole))))
                    .withMessageStartingWith("The work, a load with snapshot() or an inner transaction, needs"
                            + " REPEATABLE_READ, but joins a transaction of READ_COMMITTED; begin the outer one by");
            assertThatExceptionOfType(QueryException.class)
                    .isThrownBy(() -> all(interflux.inTransaction(settings, tx -> tx.findPage(whole))));
            assertThat(recorder.texts()).noneMatch(text -> text.contains("teams"));
        }
    }

    @OnEachDatabase
    void aTransactionWithOneSnapshotIsJoined(TestDatabase database) {
        League.create(database);
        Interflux interflux = open(database);
        for (Isolation isolation : List.of(Isolation.REPEATABLE_READ, Isolation.SERIALIZABLE)) {
            recorder.clear();
            TransactionSettings settings = TransactionSettings.DEFAULT.withIsolation(isolation);
            assertThat(all(interflux.inTransaction(settings, tx -> tx.find(whole))))
                    .hasSize(League.TEAMS);
            assertThat(recorder.sent().stream().filter(Sent::control).map(Sent::text))
                    .containsExactly("BEGIN", "COMMIT");
        }
    }

    @OnEachDatabase
    void aConsumerThatAsksForNothingLosesItsSnapshot(TestDatabase database) {
        League.create(database);
        Interflux interflux = open(
                database,
                database.connectionFactory(),
                LoadOptions.DEFAULT.withCursorIdleLimit(Duration.ofMillis(300)));
        StepVerifier.create(interflux.find(whole), 2)
                .expectNextCount(2)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(InterfluxException.class)
                        .hasMessage(
                                "No demand for PT0.3S while this load holds a transaction open for its snapshot; consume"
                                        + " faster, leave snapshot() out (then no transaction is held), or raise"
                                        + " LoadOptions.cursorIdleLimit"))
                .verify(LIMIT);
        StepVerifier.create(interflux.find(whole.limit(4)), 2)
                .expectNextCount(2)
                .expectNoEvent(Duration.ofMillis(700))
                .thenRequest(2)
                .expectNextCount(2)
                .expectComplete()
                .verify(LIMIT);
        PoolState.assertIdle(pool, database);
    }

    @OnEachDatabase
    void cancellationAtAnyMomentLeavesNothingBehind(TestDatabase database) {
        try (League league = League.create(database)) {
            league.restless();
            Interflux interflux = open(database);
            for (int seed = 0; seed < ROUNDS * 4; seed++) {
                Random random = new Random(seed);
                Flux<DynamicEntity> load = interflux.find(wholes.get(random.nextInt(wholes.size())));
                Flux<DynamicEntity> ended = random.nextBoolean()
                        ? load.take(1 + random.nextInt(League.TEAMS))
                        : load.takeUntilOther(Mono.delay(Duration.ofNanos(random.nextInt(15_000) * 1000L)));
                ended.blockLast(LIMIT);
            }
            League.stateOf(all(interflux.find(whole)));
        }
        PoolState.assertIdle(pool, database);
        assertThat(isolation(database)).isEqualTo("READ COMMITTED");
    }
}
