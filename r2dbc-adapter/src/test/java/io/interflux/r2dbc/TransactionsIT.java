package io.interflux.r2dbc;

import static io.interflux.r2dbc.Statements.LIMIT;
import static io.interflux.r2dbc.Statements.all;
import static io.interflux.r2dbc.Statements.numbers;
import static io.interflux.r2dbc.Statements.rows;
import static io.interflux.r2dbc.Statements.select;
import static io.interflux.r2dbc.Statements.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.error.ConstraintViolationException;
import io.interflux.error.DatabaseException;
import io.interflux.error.InterfluxException;
import io.interflux.error.QueryException;
import io.interflux.model.DataType;
import io.interflux.spi.Database;
import io.interflux.spi.Session;
import io.interflux.spi.TransactionSettings;
import io.interflux.spi.TransactionSettings.Isolation;
import io.interflux.sql.SqlStatement;
import io.interflux.testkit.Fire;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.StatementRecorder.Sent;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Transactions: begun, joined, committed, rolled back; their statements queue. */
class TransactionsIT {

    private static final SqlStatement COUNT = select("SELECT COUNT(*) FROM t", DataType.LONG);
    private static final TransactionSettings SNAPSHOT = new TransactionSettings(Isolation.REPEATABLE_READ, false);

    private static SqlStatement insert(long n) {
        return with(SqlStatement.of("INSERT INTO t(n) VALUES ($1)"), DataType.LONG, n);
    }

    private static long count(Database database) {
        return (Long) Objects.requireNonNull(rows(database, COUNT).get(0).get(0));
    }

    /** A pool of one connection that fails on two conversations at a time. */
    private static Database empty(TestDatabase database) {
        database.execute(numbers(0));
        return R2dbcDatabase.create(database.pool(1));
    }

    private static <R> Flux<R> inTransaction(Database database, Function<Session, Publisher<R>> work) {
        return database.inTransaction(TransactionSettings.DEFAULT, work);
    }

    @OnEachDatabase
    void commitsWhenTheWorkCompletes(TestDatabase database) {
        Database one = empty(database);
        assertThat(all(inTransaction(one, session -> session.update(insert(1)).then(session.update(insert(2))))))
                .containsExactly(1L);
        assertThat(count(one)).isEqualTo(2);
    }

    @OnEachDatabase
    void rollsBackWhenTheWorkFails(TestDatabase database) {
        Database one = empty(database);
        IllegalStateException mine = new IllegalStateException("mine");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> all(
                        inTransaction(one, session -> session.update(insert(1)).then(Mono.error(mine)))))
                .isSameAs(mine);
        assertThat(count(one)).isZero();
    }

    @OnEachDatabase
    void rollsBackWhenItIsCancelled(TestDatabase database) {
        Database one = empty(database);
        Flux<Long> endless =
                inTransaction(one, session -> session.update(insert(1)).concatWith(Mono.never()));
        assertThat(endless.blockFirst(LIMIT)).isEqualTo(1);
        assertThat(count(one)).isZero();
    }

    @OnEachDatabase
    void rollsBackWhenItIsCancelledInsideAnOpenResult(TestDatabase database) {
        database.execute(numbers(5000));
        Database one = R2dbcDatabase.create(database.pool(1));
        SqlStatement select = with(select("SELECT n FROM t WHERE n > $1", DataType.LONG), DataType.LONG, 0L);
        Flux<Object> open = inTransaction(one, session -> session.update(insert(-1))
                .thenMany(session.query(select, 100, row -> Objects.requireNonNull(row.get(0)))));
        assertThat(open.blockFirst(LIMIT)).isNotNull();
        assertThat(count(one)).isEqualTo(5000);
    }

    @OnEachDatabase
    void whateverTheWorkSubscribesToJoins(TestDatabase database) {
        Database one = empty(database);
        Flux<Long> inner = inTransaction(one, session -> session.update(insert(2)));
        Flux<Object> seen =
                one.withSession(session -> session.query(COUNT, 0, row -> Objects.requireNonNull(row.get(0))));
        Flux<Object> work = inTransaction(
                one, session -> session.update(insert(1)).thenMany(inner).thenMany(seen));
        assertThat(all(work)).containsExactly(2L);
        assertThat(count(one)).isEqualTo(2);
        Flux<Object> failed = inTransaction(one, session -> session.update(insert(3))
                .thenMany(inTransaction(one, same -> session.update(insert(4))))
                .then(Mono.error(new IllegalStateException())));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> all(failed));
        assertThat(count(one)).as("nothing of the joined work stays").isEqualTo(2);
    }

    @OnEachDatabase
    void anotherDatabaseDoesNotJoin(TestDatabase database) {
        database.execute(numbers(0));
        Database first = R2dbcDatabase.create(database.pool(1));
        Database second = R2dbcDatabase.create(database.pool(1));
        Flux<Object> work = inTransaction(first, session -> session.update(insert(1))
                .thenMany(
                        second.withSession(other -> other.query(COUNT, 0, row -> Objects.requireNonNull(row.get(0))))));
        assertThat(all(work)).containsExactly(0L);
    }

    @OnEachDatabase
    void statementsQueueInTheOrderOfTheirSubscription(TestDatabase database) {
        database.execute(numbers(0));
        StatementRecorder recorder = StatementRecorder.on(database.connectionFactory());
        Database one = R2dbcDatabase.create(database.pool(recorder.connectionFactory(), 1));
        List<Long> changed =
                all(inTransaction(one, session -> Flux.range(0, 500).flatMap(n -> session.update(insert(n)), 500)));
        assertThat(changed).hasSize(500).containsOnly(1L);
        assertThat(count(one)).isEqualTo(500);
        assertThat(recorder.sent())
                .startsWith(new Sent("BEGIN", 0), new Sent("INSERT INTO t(n) VALUES ($1)", 1))
                .contains(new Sent("COMMIT", 0));
        SqlStatement ordered = select("SELECT n FROM t", DataType.LONG);
        assertThat(rows(one, ordered).stream().map(row -> row.get(0)))
                .containsExactlyElementsOf(
                        LongStream.range(0, 500).boxed().map(Object.class::cast).toList());
    }

    @OnEachDatabase
    void aCancelledStatementGivesItsTurnAway(TestDatabase database) {
        database.execute(numbers(5000));
        Database one = R2dbcDatabase.create(database.pool(1));
        SqlStatement select = with(select("SELECT n FROM t WHERE n > $1", DataType.LONG), DataType.LONG, 0L);
        Flux<Long> work = inTransaction(one, session -> Flux.range(1, 50)
                .flatMap(
                        i -> session.query(select, 100, row -> (Long) Objects.requireNonNull(row.get(0)))
                                .take(i),
                        50)
                .count());
        assertThat(all(work)).containsExactly(50L * 51 / 2);
    }

    @OnEachDatabase
    void aStatementAfterTheEndIsRefused(TestDatabase database) {
        Database one = empty(database);
        AtomicReference<@Nullable Session> kept = new AtomicReference<>();
        all(inTransaction(one, session -> Mono.fromRunnable(() -> kept.set(session))));
        assertThatExceptionOfType(InterfluxException.class)
                .isThrownBy(() -> all(Objects.requireNonNull(kept.get()).update(insert(1))))
                .withMessageContaining("The transaction is over");
    }

    @OnEachDatabase
    void theCallersTransactionIsLeftAlone(TestDatabase database) {
        Database one = empty(database);
        Flux<Object> work = inTransaction(
                one,
                outer -> one.withSession(session -> {
                    assertThat(session.inCallersTransaction()).isTrue();
                    return session.begin(TransactionSettings.DEFAULT).cast(Object.class);
                }));
        assertThatExceptionOfType(InterfluxException.class)
                .isThrownBy(() -> all(work))
                .withMessage("Cannot begin inside a transaction of the caller's, who alone ends it");
    }

    @OnEachDatabase
    void joiningAWeakerTransactionIsRefused(TestDatabase database) {
        Database one = empty(database);
        Flux<Long> work =
                inTransaction(one, outer -> one.inTransaction(SNAPSHOT, session -> session.update(insert(1))));
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> all(work))
                .withMessage(
                        "The work, a load with snapshot() or an inner transaction, needs REPEATABLE_READ, but joins a"
                                + " transaction of READ_COMMITTED; begin the outer one by"
                                + " inTransaction(TransactionSettings.DEFAULT.withIsolation(REPEATABLE_READ), …)");
        assertThat(all(one.inTransaction(
                        SNAPSHOT, outer -> one.inTransaction(SNAPSHOT, session -> session.update(insert(1))))))
                .containsExactly(1L);
    }

    @OnEachDatabase
    void aSnapshotSeesNothingThatCameLaterAndIsNotLeftBehind(TestDatabase database) {
        database.execute(numbers(1));
        Database one = R2dbcDatabase.create(database.pool(1));
        Database other = R2dbcDatabase.create(database.pool(1));
        assertThat(all(twoCounts(one, other, SNAPSHOT, 2))).containsExactly(1L, 1L);
        assertThat(all(twoCounts(one, other, TransactionSettings.DEFAULT, 3)))
                .as("the same connection afterwards")
                .containsExactly(2L, 3L);
    }

    private static Flux<Object> twoCounts(Database one, Database other, TransactionSettings settings, long next) {
        return one.inTransaction(settings, session -> {
            Flux<Object> counted = session.query(COUNT, 0, row -> Objects.requireNonNull(row.get(0)));
            Flux<Long> meanwhile = other.withSession(second -> second.update(insert(next)));
            return counted.concatWith(meanwhile.thenMany(counted));
        });
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void aFailureSaysThatItAbortedTheTransaction(TestDatabase database) {
        Database one = empty(database);
        String violated = "Unique constraint \"t_pkey\" of table \"t\" violated [SQLSTATE 23505]; statement: "
                + "INSERT INTO t(n) VALUES ($1) [1 binds]";
        String aborting =
                violated + "; the failure has aborted the transaction around it, which can only be rolled back now";
        assertThatExceptionOfType(ConstraintViolationException.class)
                .isThrownBy(() -> all(
                        inTransaction(one, session -> session.update(insert(1)).then(session.update(insert(1))))))
                .withMessage(aborting);
        Flux<Long> goesOn = inTransaction(one, session -> session.update(insert(1))
                .then(session.update(insert(1)))
                .onErrorResume(error -> session.update(insert(2))));
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> all(goesOn))
                .withMessageStartingWith(
                        "The transaction had been aborted by an earlier failure and can only be rolled back."
                                + " Refused now: PostgreSQL: current transaction is aborted")
                .withMessageEndingWith("First failure: " + violated)
                .matches(error -> "25P02".equals(error.sqlState()));
        Flux<Long> swallows = inTransaction(one, session -> session.update(insert(1))
                .then(session.update(insert(1)))
                .onErrorResume(error -> Mono.just(0L)));
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> all(swallows))
                .withMessageStartingWith("The transaction had been aborted by an earlier failure")
                .withMessageEndingWith("First failure: " + violated);
        assertThat(count(one)).isZero();
    }

    @OnEachDatabase(Kind.H2)
    void onH2AFailureLeavesTheTransactionUsable(TestDatabase database) {
        Database one = empty(database);
        Flux<Long> goesOn = inTransaction(one, session -> session.update(insert(1))
                .then(session.update(insert(1)))
                .onErrorResume(error -> session.update(insert(2))));
        assertThat(all(goesOn)).containsExactly(1L);
        assertThat(count(one)).isEqualTo(2);
    }

    @OnEachDatabase
    void ownTransactionsOfASessionEndWithIt(TestDatabase database) {
        Database one = empty(database);
        Flux<Long> forgotten = one.withSession(
                session -> session.begin(TransactionSettings.DEFAULT).then(session.update(insert(1))));
        assertThat(all(forgotten)).containsExactly(1L);
        assertThat(count(one)).as("not committed").isZero();
        Flux<Long> committed = one.withSession(session -> session.begin(SNAPSHOT)
                .then(session.update(insert(1)))
                .flatMap(rows -> session.commit().thenReturn(rows)));
        assertThat(all(committed)).containsExactly(1L);
        assertThat(count(one)).isEqualTo(1);
    }

    @OnEachDatabase
    void cancellationAtAnyMomentLeavesNothingBehind(TestDatabase database) {
        database.execute(numbers(0));
        var pool = database.pool(2);
        Database one = R2dbcDatabase.create(pool);
        for (int micros = 0; micros < 4000; micros += 20) {
            Flux<Long> work = one.inTransaction(
                    micros % 40 == 0 ? SNAPSHOT : TransactionSettings.DEFAULT, session -> session.update(insert(1))
                            .concatWith(session.update(insert(2)))
                            .concatWith(Mono.never()));
            work.takeUntilOther(Mono.delay(Duration.ofNanos(micros * 1000L))).blockLast(LIMIT);
        }
        assertThat(count(one)).isZero();
        Leaks.assertNone(pool);
    }

    /** Each would be taken for one that has begun, whose connection is closed, so that the next has to open another. */
    @OnEachDatabase
    void workThatIsCancelledWhileItWaitsForAConnectionLeavesItOpen(TestDatabase database) {
        database.execute(numbers(0));
        AtomicInteger opened = new AtomicInteger();
        var pool = database.pool(new Counted(database.connectionFactory(), opened), 1);
        Database one = R2dbcDatabase.create(pool);
        Connection held = pool.create().blockOptional(LIMIT).orElseThrow();
        for (int i = 0; i < 50; i++) {
            one.inTransaction(TransactionSettings.DEFAULT, session -> session.update(insert(1)))
                    .subscribe()
                    .dispose();
        }
        Mono.from(held.close()).block(LIMIT);
        assertThat(count(one)).isZero();
        assertThat(opened).hasValue(1);
        Leaks.assertNone(pool);
    }

    private record Counted(ConnectionFactory delegate, AtomicInteger opened) implements ConnectionFactory {

        @Override
        public Publisher<? extends Connection> create() {
            return Mono.<Connection>from(delegate.create()).doOnSubscribe(asked -> opened.incrementAndGet());
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return delegate.getMetadata();
        }
    }

    @OnEachDatabase
    void manyCancelledAtATimeLeaveNothingBehind(TestDatabase database) {
        int transactions = Fire.count("transactions cancelled at random points per database", 500, 20_000);
        database.execute(numbers(0));
        var pool = database.pool(3);
        Database one = R2dbcDatabase.create(pool);
        Flux.range(0, transactions)
                .flatMap(
                        i -> one.inTransaction(TransactionSettings.DEFAULT, session -> inserts(session, i * 10L))
                                .takeUntilOther(Mono.delay(Duration.ofNanos(new Random(i).nextInt(6_000_000))))
                                .subscribeOn(Schedulers.parallel()),
                        9)
                .blockLast(Duration.ofMinutes(10));
        Leaks.assertNone(pool);
        assertThat(count(one)).isZero();
    }

    /** Five, one after another, without an end. */
    private static Flux<Long> inserts(Session session, long first) {
        return Flux.range(0, 5)
                .concatMap(i -> session.update(insert(first + i)), 1)
                .concatWith(Mono.never());
    }
}
