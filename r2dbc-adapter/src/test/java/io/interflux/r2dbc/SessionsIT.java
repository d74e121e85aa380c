package io.interflux.r2dbc;

import static io.interflux.r2dbc.Statements.LIMIT;
import static io.interflux.r2dbc.Statements.all;
import static io.interflux.r2dbc.Statements.numbers;
import static io.interflux.r2dbc.Statements.rows;
import static io.interflux.r2dbc.Statements.select;
import static io.interflux.r2dbc.Statements.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.error.InterfluxException;
import io.interflux.model.DataType;
import io.interflux.spi.Database;
import io.interflux.spi.Session;
import io.interflux.sql.SqlStatement;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Sessions outside transactions: one statement at a time, nothing sent before its time, connections given back idle. */
class SessionsIT {

    private static final SqlStatement ALL =
            with(select("SELECT n FROM t WHERE n > $1 ORDER BY n", DataType.LONG), DataType.LONG, 0L);
    private static final SqlStatement ONE = select("SELECT 1", DataType.INTEGER);

    private static Flux<Long> read(Session session, int fetchSize) {
        return session.query(ALL, fetchSize, row -> (Long) Objects.requireNonNull(row.get(0)));
    }

    @OnEachDatabase
    void aSecondStatementUnderAnOpenResultIsRefused(TestDatabase database) {
        database.execute(numbers(3000));
        ConnectionPool pool = database.pool(1);
        Database one = R2dbcDatabase.create(pool);
        Flux<Object> nested =
                one.withSession(session -> read(session, 100).concatMap(n -> session.query(ONE, 0, row -> 1), 1));
        assertThatExceptionOfType(InterfluxException.class)
                .isThrownBy(() -> all(nested))
                .withMessage(
                        "A statement was started while the result of another was still open on the same connection,"
                                + " where some drivers would hang for ever. Read the first result to its end before, or use a"
                                + " transaction, whose statements queue. Started: SELECT 1; still open: " + ALL.text());
        Leaks.assertNone(pool);
    }

    @OnEachDatabase
    void statementsOneAfterAnotherPass(TestDatabase database) {
        database.execute(numbers(300));
        Database one = R2dbcDatabase.create(database.pool(1));
        Flux<Object> windows = one.withSession(session -> read(session, 100)
                .collectList()
                .flatMapIterable(list -> list)
                .concatMap(n -> session.query(ONE, 0, row -> n)));
        assertThat(all(windows)).hasSize(300);
    }

    @OnEachDatabase
    void aStatementAfterACancelledOneWaitsForItsEnd(TestDatabase database) {
        database.execute(numbers(50_000));
        ConnectionPool pool = database.pool(1);
        Database one = R2dbcDatabase.create(pool);
        for (int fetchSize : new int[] {0, 100}) {
            Flux<Long> twice = one.withSession(session -> read(session, fetchSize)
                    .take(3)
                    .concatWith(read(session, fetchSize).take(2)));
            assertThat(all(twice)).containsExactly(1L, 2L, 3L, 1L, 2L);
        }
        Leaks.assertNone(pool);
    }

    @OnEachDatabase
    void aCancelledResultHoldsNoLock(TestDatabase database) {
        database.execute(numbers(5000));
        Database one = R2dbcDatabase.create(database.pool(1));
        assertThat(one.withSession(session -> read(session, 100)).blockFirst(LIMIT))
                .isEqualTo(1);
        database.execute("DROP TABLE t");
    }

    @OnEachDatabase
    void withoutDemandNothingIsRead(TestDatabase database) {
        database.execute(numbers(3000));
        ConnectionPool pool = database.pool(1);
        Database one = R2dbcDatabase.create(pool);
        StepVerifier.create(one.withSession(session -> read(session, 100)), 0)
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(50))
                .thenRequest(2)
                .expectNext(1L, 2L)
                .expectNoEvent(Duration.ofMillis(50))
                .thenRequest(1)
                .expectNext(3L)
                .thenCancel()
                .verify(LIMIT);
        Leaks.assertNone(pool);
    }

    @OnEachDatabase({Kind.H2, Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void cancellationAtAnyMomentGivesTheConnectionBack(TestDatabase database) {
        database.execute(numbers(20_000));
        ConnectionPool pool = database.pool(2);
        Database one = R2dbcDatabase.create(pool);
        for (int micros = 0; micros < 6000; micros += 20) {
            int fetchSize = micros % 40 == 0 ? 0 : 50;
            Flux<Long> work = one.withSession(
                    session -> read(session, fetchSize).take(200).concatWith(read(session, fetchSize)));
            work.takeUntilOther(Mono.delay(Duration.ofNanos(micros * 1000L))).blockLast(LIMIT);
        }
        Leaks.assertNone(pool);
        assertThat(rows(one, ONE)).hasSize(1);
    }

    @OnEachDatabase
    void manyLoadsShareAPoolOfOne(TestDatabase database) {
        database.execute(numbers(200));
        ConnectionPool pool = database.pool(1);
        Database one = R2dbcDatabase.create(pool);
        Flux<Long> loads = Flux.range(0, 100)
                .flatMap(i -> one.withSession(session -> read(session, 50)).count(), 100);
        assertThat(all(loads)).hasSize(100).containsOnly(200L);
        Leaks.assertNone(pool);
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void aStatementThatNeverEndsCostsTheConnectionOnly(TestDatabase database) {
        ConnectionPool pool = database.pool(1);
        Database one = R2dbcDatabase.create(pool, R2dbcOptions.DEFAULT.withCleanUpTimeout(Duration.ofMillis(300)));
        SqlStatement sleep = select("SELECT 1 FROM pg_sleep(600)", DataType.INTEGER);
        Flux<Object> work = one.withSession(session -> session.query(sleep, 0, row -> 1));
        work.takeUntilOther(Mono.delay(Duration.ofMillis(100))).blockLast(LIMIT);
        assertThat(rows(one, ONE)).hasSize(1);
        Leaks.assertNone(pool);
    }

    @OnEachDatabase
    void aSessionThatLeavesAResultOpenLosesItsConnection(TestDatabase database) {
        database.execute(numbers(3000));
        ConnectionPool pool = database.pool(1);
        Database one = R2dbcDatabase.create(pool, R2dbcOptions.DEFAULT.withCleanUpTimeout(Duration.ofMillis(300)));
        AtomicReference<Object> first = new AtomicReference<>();
        Flux<Object> work =
                one.withSession(session -> Mono.fromRunnable(() -> StepVerifier.create(read(session, 100), 1)
                        .consumeNextWith(first::set)
                        .thenCancel()
                        .verifyLater()));
        all(work);
        assertThat(rows(one, ONE)).hasSize(1);
        Leaks.assertNone(pool);
    }

    @Test
    void cursorNamesAreUsedAgain() {
        CursorNames names = new CursorNames();
        String first = names.acquire();
        String second = names.acquire();
        assertThat(List.of(first, second)).containsExactly("interflux_cursor_0", "interflux_cursor_1");
        names.release(first);
        assertThat(names.acquire()).isEqualTo(first);
    }

    @Test
    void limitsMustBePositive() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> R2dbcOptions.DEFAULT.withAcquireTimeout(Duration.ZERO))
                .withMessage("acquireTimeout PT0S must be positive");
    }
}
