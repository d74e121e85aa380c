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
import io.interflux.spi.Session;
import io.interflux.spi.TransactionSettings;
import io.interflux.spi.TransactionSettings.Isolation;
import io.interflux.sql.SqlStatement;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.StatementRecorder.Sent;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Result;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Transactions that somebody else begins and ends: joined, and otherwise left alone. */
@Timeout(120)
class OuterTransactionsIT {

    private static final SqlStatement COUNT = select("SELECT COUNT(*) FROM t", DataType.LONG);
    private static final SqlStatement NUMBERS =
            with(select("SELECT n FROM t WHERE n > $1 ORDER BY n", DataType.LONG), DataType.LONG, 0L);

    /** The least that a framework does: a connection, a transaction, and both in the Reactor Context. */
    private record Framework(ConnectionFactory connections, boolean readOnly, @Nullable IsolationLevel isolation)
            implements OuterTransactions {

        Framework(ConnectionFactory connections) {
            this(connections, false, null);
        }

        @Override
        public Mono<JoinedTransaction> current(Joining joining) {
            return Mono.deferContextual(context ->
                    Mono.justOrEmpty(context.<Unit>getOrEmpty(Unit.class)).map(unit -> unit.joined(joining)));
        }

        <R> Flux<R> run(Publisher<R> work) {
            return Flux.usingWhen(
                    Mono.from(connections.create()).flatMap(this::begun),
                    unit -> Flux.from(work).contextWrite(context -> context.put(Unit.class, unit)),
                    Unit::commit,
                    (unit, error) -> unit.rollback(),
                    Unit::rollback);
        }

        private Mono<Unit> begun(Connection connection) {
            Mono<Void> isolated =
                    isolation == null ? Mono.empty() : Mono.from(connection.setTransactionIsolationLevel(isolation));
            return isolated.then(Mono.from(connection.beginTransaction()))
                    .thenReturn(new Unit(connection, readOnly, new AtomicReference<>()));
        }
    }

    private record Unit(Connection connection, boolean readOnly, AtomicReference<@Nullable JoinedTransaction> joined) {

        synchronized JoinedTransaction joined(OuterTransactions.Joining joining) {
            JoinedTransaction known = joined.get();
            JoinedTransaction mine = known == null ? joining.join(connection, readOnly) : known;
            joined.set(mine);
            return mine;
        }

        Mono<Void> commit() {
            JoinedTransaction mine = joined.get();
            Mono<Void> ready =
                    mine == null ? Mono.empty() : mine.beforeCommit().then(Mono.defer(mine::beforeCompletion));
            return ready.then(Mono.defer(() -> Mono.from(connection.commitTransaction())))
                    .onErrorResume(error -> rollback().then(Mono.error(error)))
                    .then(Mono.defer(() -> Mono.from(connection.close())));
        }

        Mono<Void> rollback() {
            JoinedTransaction mine = joined.get();
            Mono<Void> ready = mine == null ? Mono.empty() : mine.beforeCompletion();
            return ready.then(Mono.defer(() -> Mono.from(connection.rollbackTransaction())))
                    .onErrorComplete()
                    .then(Mono.defer(() -> Mono.from(connection.close())));
        }
    }

    private static R2dbcDatabase joining(ConnectionFactory connections, Framework framework) {
        return R2dbcDatabase.create(connections, R2dbcOptions.DEFAULT, framework);
    }

    private static SqlStatement insert(long n) {
        return with(SqlStatement.of("INSERT INTO t(n) VALUES ($1)"), DataType.LONG, n);
    }

    private static Mono<Long> inserted(R2dbcDatabase database, long n) {
        return database.withSession(session -> session.update(insert(n))).single();
    }

    private static Mono<Long> counted(R2dbcDatabase database) {
        return database.withSession(OuterTransactionsIT::count).single();
    }

    private static Flux<Long> count(Session session) {
        return session.query(COUNT, 0, row -> (Long) Objects.requireNonNull(row.get(0)));
    }

    /** What the framework's user sends on the transaction's connection without the library. */
    private static Mono<Void> plain(String text) {
        return Mono.deferContextual(context -> Flux.from(context.get(Unit.class)
                        .connection()
                        .createStatement(text)
                        .execute())
                .concatMap(Result::getRowsUpdated)
                .then());
    }

    @OnEachDatabase
    void usesTheConnectionSeesItsWritesAndLeavesTheCommitAlone(TestDatabase database) {
        database.execute(numbers(0));
        StatementRecorder recorder = StatementRecorder.on(database.connectionFactory());
        ConnectionPool pool = database.pool(recorder.connectionFactory(), 1);
        Framework framework = new Framework(pool);
        R2dbcDatabase one = joining(pool, framework);
        Flux<Long> work = framework.run(plain("INSERT INTO t(n) VALUES (7)")
                .then(counted(one))
                .concatWith(inserted(one, 8))
                .concatWith(one.inTransaction(TransactionSettings.DEFAULT, OuterTransactionsIT::count)));
        assertThat(all(work)).containsExactly(1L, 1L, 2L);
        assertThat(recorder.sent())
                .containsExactly(
                        new Sent("BEGIN", 0),
                        new Sent("INSERT INTO t(n) VALUES (7)", 0),
                        new Sent("SELECT COUNT(*) FROM t", 0),
                        new Sent("INSERT INTO t(n) VALUES ($1)", 1),
                        new Sent("SELECT COUNT(*) FROM t", 0),
                        new Sent("COMMIT", 0));
        assertThat(all(counted(one))).containsExactly(2L);
        Leaks.assertNone(pool);
    }

    @OnEachDatabase
    void whatWasWrittenGoesWhenItIsRolledBack(TestDatabase database) {
        database.execute(numbers(0));
        ConnectionPool pool = database.pool(1);
        Framework framework = new Framework(pool);
        R2dbcDatabase one = joining(pool, framework);
        IllegalStateException mine = new IllegalStateException("mine");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> all(framework.run(inserted(one, 1).then(Mono.error(mine)))))
                .isSameAs(mine);
        assertThat(all(counted(one))).containsExactly(0L);
        Leaks.assertNone(pool);
    }

    @OnEachDatabase
    void callsOfOneTransactionShareItsQueue(TestDatabase database) {
        database.execute(numbers(0));
        ConnectionPool pool = database.pool(1);
        Framework framework = new Framework(pool);
        R2dbcDatabase one = joining(pool, framework);
        assertThat(all(framework.run(Flux.range(0, 300).flatMap(n -> inserted(one, n), 300))))
                .hasSize(300);
        assertThat(rows(one, select("SELECT n FROM t", DataType.LONG)).stream().map(row -> row.get(0)))
                .containsExactlyElementsOf(
                        LongStream.range(0, 300).boxed().map(Object.class::cast).toList());
    }

    @OnEachDatabase
    void withoutATransactionThereIsASessionOfItsOwn(TestDatabase database) {
        database.execute(numbers(0));
        ConnectionPool pool = database.pool(1);
        R2dbcDatabase one = joining(pool, new Framework(pool));
        assertThat(all(one.hasTransaction())).containsExactly(false);
        assertThat(all(one.withSession(session -> Mono.just(session.inCallersTransaction()))))
                .containsExactly(false);
        Framework framework = new Framework(pool);
        R2dbcDatabase joined = joining(pool, framework);
        assertThat(all(framework.run(joined.hasTransaction()))).containsExactly(true);
    }

    @OnEachDatabase
    void insideOfATransactionOfTheLibrarysNobodyIsAsked(TestDatabase database) {
        database.execute(numbers(0));
        ConnectionPool pool = database.pool(2);
        Framework framework = new Framework(pool);
        R2dbcDatabase one = joining(pool, framework);
        IllegalStateException mine = new IllegalStateException("mine");
        Flux<Long> work = one.inTransaction(
                TransactionSettings.DEFAULT,
                session -> framework.run(inserted(one, 1)).concatWith(Mono.error(mine)));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> all(work));
        assertThat(all(counted(one)))
                .as("the framework's COMMIT was of another transaction")
                .containsExactly(0L);
    }

    @OnEachDatabase
    void nestedWorkIsASavepointOfIt(TestDatabase database) {
        database.execute(numbers(0));
        ConnectionPool pool = database.pool(1);
        Framework framework = new Framework(pool);
        R2dbcDatabase one = joining(pool, framework);
        Flux<Long> twice =
                one.withSession(session -> session.nested(inserted(one, 2).then(inserted(one, 2))));
        all(framework.run(inserted(one, 1)
                .thenMany(twice.onErrorResume(ConstraintViolationException.class, taken -> Flux.empty()))
                .then(inserted(one, 3))));
        assertThat(all(one.withSession(
                        session -> session.query(NUMBERS, 0, row -> Objects.requireNonNull(row.get(0))))))
                .containsExactly(1L, 3L);
    }

    @OnEachDatabase
    void writesOfAReadOnlyOneAreRefused(TestDatabase database) {
        database.execute(numbers(0));
        ConnectionPool pool = database.pool(1);
        Framework framework = new Framework(pool, true, null);
        R2dbcDatabase one = joining(pool, framework);
        Flux<Void> write = one.withSession(session -> Mono.fromRunnable(session::requireWritable));
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> all(framework.run(write)))
                .withMessageStartingWith("Nothing can be written in a read-only transaction");
    }

    @OnEachDatabase
    void aWeakerIsolationIsRefusedAndTheDatabaseIsAskedForIt(TestDatabase database) {
        database.execute(numbers(1));
        ConnectionPool pool = database.pool(1);
        Framework weak = new Framework(pool);
        R2dbcDatabase one = joining(pool, weak);
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(
                        () -> all(weak.run(one.inTransaction(TransactionSettings.SNAPSHOT, session -> count(session)))))
                .withMessage(
                        "The work, a load with snapshot() or an inner transaction, needs REPEATABLE_READ, but joins"
                                + " a transaction of READ_COMMITTED; it was begun elsewhere, and needs that isolation there");
        TransactionSettings committed = TransactionSettings.DEFAULT.withIsolation(Isolation.READ_COMMITTED);
        assertThat(all(weak.run(one.inTransaction(committed, OuterTransactionsIT::count))))
                .containsExactly(1L);
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void aSnapshotJoinsWhereTheIsolationIsEnough(TestDatabase database) {
        database.execute(numbers(1));
        ConnectionPool pool = database.pool(1);
        Framework strong = new Framework(pool, false, IsolationLevel.REPEATABLE_READ);
        R2dbcDatabase one = joining(pool, strong);
        assertThat(all(strong.run(one.inTransaction(TransactionSettings.SNAPSHOT, OuterTransactionsIT::count))))
                .containsExactly(1L);
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void aFailureAbortsItUntilASavepointIsGoneBackTo(TestDatabase database) {
        database.execute(numbers(0));
        ConnectionPool pool = database.pool(1);
        Framework framework = new Framework(pool);
        R2dbcDatabase one = joining(pool, framework);
        Mono<Long> twice = inserted(one, 1).then(inserted(one, 1));
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> all(framework.run(twice.onErrorResume(error -> inserted(one, 2)))))
                .withMessageStartingWith("The transaction had been aborted by an earlier failure");
        Mono<Long> mended = plain("SAVEPOINT a").then(twice).onErrorResume(error -> plain("ROLLBACK TO SAVEPOINT a")
                .then(twice));
        assertThatExceptionOfType(ConstraintViolationException.class)
                .isThrownBy(() -> all(framework.run(mended)))
                .withMessageStartingWith("Unique constraint")
                .withMessageEndingWith("has aborted the transaction around it, which can only be rolled back now");
        assertThat(all(counted(one))).containsExactly(0L);
    }

    @OnEachDatabase
    void aStatementAfterTheEndIsRefused(TestDatabase database) {
        database.execute(numbers(0));
        ConnectionPool pool = database.pool(1);
        Framework framework = new Framework(pool);
        R2dbcDatabase one = joining(pool, framework);
        AtomicReference<@Nullable Session> kept = new AtomicReference<>();
        all(framework.run(one.withSession(session -> Mono.fromRunnable(() -> kept.set(session)))));
        assertThatExceptionOfType(InterfluxException.class)
                .isThrownBy(() -> all(Objects.requireNonNull(kept.get()).update(insert(1))))
                .withMessageContaining("The transaction is over");
    }

    @OnEachDatabase
    void aCancelledQueryLeavesTheConnectionUsable(TestDatabase database) {
        database.execute(numbers(5000));
        ConnectionPool pool = database.pool(1);
        Framework framework = new Framework(pool);
        R2dbcDatabase one = joining(pool, framework);
        Flux<Object> open =
                one.withSession(session -> session.query(NUMBERS, 100, row -> Objects.requireNonNull(row.get(0))));
        assertThat(all(framework.run(open.take(1).thenMany(inserted(one, 9999)))))
                .containsExactly(1L);
        assertThat(framework.run(open).blockFirst(LIMIT)).isEqualTo(1L);
        assertThat(all(framework.run(open.take(3)))).containsExactly(1L, 2L, 3L);
        assertThat(all(counted(one))).containsExactly(5001L);
        Leaks.assertNone(pool);
    }

    /** From the BEGIN on: what a framework makes of one that is cancelled before is its own. */
    @OnEachDatabase
    void cancellationAtAnyMomentLeavesNothingBehind(TestDatabase database) {
        database.execute(numbers(0));
        ConnectionPool pool = database.pool(2);
        Framework framework = new Framework(pool);
        R2dbcDatabase one = joining(pool, framework);
        for (int micros = 0; micros < 4000; micros += 40) {
            Sinks.Empty<Void> begun = Sinks.empty();
            Flux<Long> work = framework.run(Mono.<Long>fromRunnable(begun::tryEmitEmpty)
                    .concatWith(inserted(one, 1))
                    .concatWith(counted(one))
                    .concatWith(inserted(one, 2))
                    .concatWith(Mono.never()));
            Mono<Long> moment = begun.asMono().then(Mono.delay(Duration.ofNanos(micros * 1000L)));
            work.takeUntilOther(moment).blockLast(LIMIT);
        }
        Leaks.assertNone(pool);
        assertThat(all(counted(one))).containsExactly(0L);
        assertThat(List.copyOf(all(framework.run(inserted(one, 3))))).containsExactly(1L);
    }
}
