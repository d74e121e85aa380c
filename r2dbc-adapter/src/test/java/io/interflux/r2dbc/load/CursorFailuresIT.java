package io.interflux.r2dbc.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.error.DatabaseException;
import io.interflux.load.LoadOptions;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.query.AttributeReference;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcDatabase;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.r2dbc.R2dbcOptions;
import io.interflux.spi.Database;
import io.interflux.spi.Session;
import io.interflux.spi.TransactionSettings;
import io.interflux.sql.SqlStatement;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Loads by cursor that fail: the transaction ends, or the caller's stays usable, and the error is the one that came first. */
@Timeout(120)
class CursorFailuresIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final LoadOptions TENS = LoadOptions.DEFAULT.withWindowRows(10);
    private static final SqlStatement OPEN_CURSORS =
            new SqlStatement("SELECT COUNT(*) FROM pg_cursors", List.of(), List.of(DataType.LONG));

    private final Select<DynamicEntity> byName =
            Select.from("parent").orderBy(AttributeReference.named("name").desc());

    private static Interflux open(ConnectionFactory pool) {
        return R2dbcInterflux.create(pool, Family.SCHEMA, R2dbcOptions.DEFAULT, TENS);
    }

    private static Mono<Long> openCursors(Session session) {
        return session.query(OPEN_CURSORS, 0, row -> (Long) Objects.requireNonNull(row.get(0)))
                .single();
    }

    private static Throwable failure(Flux<?> load) {
        return load.then(Mono.<Throwable>empty())
                .onErrorResume(Mono::just)
                .blockOptional(LIMIT)
                .orElseThrow(() -> new AssertionError("did not fail"));
    }

    private void assertUsable(ConnectionPool pool, TestDatabase database) {
        assertThat(open(pool).find(byName).count().block(LIMIT)).isEqualTo(55);
        PoolState.assertIdle(pool, database);
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void aBrokenBeginOrCommitIsTheOneError(TestDatabase database) {
        Family.create(database, 55, 1);
        for (String what : List.of("BEGIN", "COMMIT")) {
            String method = what.toLowerCase(Locale.ROOT) + "Transaction";
            FaultyConnections faulty = new FaultyConnections(database.connectionFactory()).breaking(method);
            ConnectionPool pool = database.pool(faulty, 1);
            assertThat(failure(open(pool).find(byName)))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessage("PostgreSQL: broken " + method + " [SQLSTATE 57P01] at " + what);
            faulty.mend();
            assertUsable(pool, database);
        }
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void aBrokenRollbackDoesNotHideWhatFailedBefore(TestDatabase database) {
        Family.create(database, 55, 1);
        for (String table : List.of("parents", "children")) {
            FaultyConnections faulty =
                    new FaultyConnections(database.connectionFactory()).breaking("rollbackTransaction");
            ConnectionPool pool = database.pool(faulty, 1);
            database.execute("ALTER TABLE \"" + table + "\" RENAME TO \"gone\"");
            assertThat(failure(open(pool).find(byName.include("children"))))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageStartingWith("The table \"" + table + "\" does not exist in PostgreSQL");
            faulty.mend();
            database.execute("ALTER TABLE \"gone\" RENAME TO \"" + table + "\"");
            assertUsable(pool, database);
        }
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void aConnectionKilledWhileRootsAreEmittedGivesOneClearError(TestDatabase database) {
        Family.create(database, 55, 1);
        for (long killedAt : List.of(1L, 10L, 35L)) {
            ConnectionPool pool = database.pool(1);
            Flux<Object> load = open(pool)
                    .find(byName.include("children"))
                    .index()
                    .concatMap(parent -> parent.getT1() == killedAt - 1 ? killLoads(database) : Mono.just(parent), 1);
            assertThat(failure(load))
                    .as("killed at %d", killedAt)
                    .isInstanceOf(DatabaseException.class)
                    .hasNoSuppressedExceptions();
            assertUsable(pool, database);
        }
    }

    private static Mono<Long> killLoads(TestDatabase database) {
        String kill = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND state = 'idle in transaction'";
        return Flux.usingWhen(
                        database.connectionFactory().create(),
                        other -> Flux.from(other.createStatement(kill).execute())
                                .flatMap(result -> result.map((row, metadata) -> row.get(0, Boolean.class))),
                        Connection::close)
                .count();
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void anErrorOfTheClientInACallersTransactionClosesTheCursor(TestDatabase database) {
        Family.create(database, 55, 1);
        ConnectionPool pool = database.pool(1);
        Database one = R2dbcDatabase.create(pool);
        Interflux picky = Interflux.create(one, Picky.SCHEMA, TENS);
        Flux<Long> work = one.inTransaction(TransactionSettings.DEFAULT, session -> picky.find(byName)
                .count()
                .onErrorResume(Picky.Refused.class, refused -> Mono.just(-1L))
                .concatWith(openCursors(session))
                .concatWith(
                        Interflux.create(one, Family.SCHEMA, TENS).find(byName).count())
                .concatWith(openCursors(session)));
        assertThat(work.collectList().block(LIMIT)).containsExactly(-1L, 0L, 55L, 0L);
        assertUsable(pool, database);
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void anAbortedTransactionIsNotTouchedByTheCursorsClosing(TestDatabase database) {
        Family.create(database, 55, 1);
        StatementRecorder recorder = StatementRecorder.on(database.connectionFactory());
        ConnectionPool pool = database.pool(recorder.connectionFactory(), 1);
        Interflux interflux = open(pool);
        database.execute("ALTER TABLE \"children\" RENAME TO \"gone\"");
        assertThat(failure(interflux.inTransaction(tx -> tx.find(byName.include("children")))))
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith("The table \"children\" does not exist in PostgreSQL");
        assertThat(recorder.texts()).hasSize(3).noneMatch(text -> text.startsWith("CLOSE"));
        assertUsable(pool, database);
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void cancelInACallersTransactionClosesTheCursor(TestDatabase database) {
        Family.create(database, 55, 1);
        ConnectionPool pool = database.pool(1);
        Database one = R2dbcDatabase.create(pool);
        Interflux interflux = Interflux.create(one, Family.SCHEMA, TENS);
        for (int taken : List.of(1, 10, 11, 55)) {
            Flux<Long> work = one.inTransaction(TransactionSettings.DEFAULT, session -> Mono.zip(
                            interflux.find(byName).take(taken).count(),
                            interflux.find(byName).count())
                    .flatMapMany(counts -> Flux.just(counts.getT1(), counts.getT2()))
                    .concatWith(openCursors(session)));
            assertThat(work.collectList().block(LIMIT)).containsExactly((long) taken, 55L, 0L);
        }
        assertUsable(pool, database);
    }
}
