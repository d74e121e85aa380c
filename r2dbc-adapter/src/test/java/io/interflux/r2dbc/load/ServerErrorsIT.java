package io.interflux.r2dbc.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.error.DatabaseException;
import io.interflux.load.LoadOptions;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.AttributeReference;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcDatabase;
import io.interflux.spi.Database;
import io.interflux.spi.TransactionSettings;
import io.interflux.spi.TransactionSettings.Isolation;
import io.interflux.sql.SqlStatement;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** What a PostgreSQL server refuses for the sake of others: one clear error, once, and connections that go on. */
@Timeout(120)
class ServerErrorsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int PARENTS = 55;
    private static final TransactionSettings SNAPSHOT = new TransactionSettings(Isolation.REPEATABLE_READ, false);

    private final Select<DynamicEntity> byKey = Select.from("parent").include("children");
    private final Select<DynamicEntity> byName =
            byKey.orderBy(AttributeReference.named("name").desc());

    private ConnectionPool pool;
    private Database one;
    private Interflux interflux;

    /** Settings count for connections that are opened after them. */
    private void open(TestDatabase database, String... settings) {
        Family.create(database, PARENTS, 2);
        Object name = database.column("SELECT current_database()::text").get(0);
        for (String setting : settings) {
            database.execute("ALTER DATABASE " + name + " SET " + setting);
        }
        pool = database.pool(2);
        one = R2dbcDatabase.create(pool);
        interflux = Interflux.create(one, Family.SCHEMA, LoadOptions.DEFAULT.withWindowRows(10));
    }

    private void assertUsable(TestDatabase database) {
        for (Select<DynamicEntity> select : List.of(byKey, byName)) {
            assertThat(interflux.find(select).count().block(LIMIT)).isEqualTo(PARENTS);
        }
        PoolState.assertIdle(pool, database);
    }

    private static String touch(long parent) {
        return "UPDATE \"parents\" SET \"name\" = \"name\" WHERE \"id\" = " + parent;
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void aSerializationFailureSaysSoAndARetryIsANewTransaction(TestDatabase database) {
        open(database);
        AtomicBoolean disturbed = new AtomicBoolean();
        Flux<Long> work = one.inTransaction(SNAPSHOT, session -> interflux
                .find(byName)
                .count()
                .delayUntil(count -> disturbed.getAndSet(true)
                        ? Mono.empty()
                        : Mono.fromRunnable(() -> database.execute(touch(7))).subscribeOn(Schedulers.boundedElastic()))
                .concatWith(session.update(SqlStatement.of(touch(7)))));
        assertThat(Signals.of(work).error())
                .isInstanceOf(DatabaseException.class)
                .hasNoSuppressedExceptions()
                .hasMessage("PostgreSQL: could not serialize access due to concurrent update [SQLSTATE 40001];"
                        + " statement: " + touch(7) + " [0 binds]; the failure has aborted the transaction around it,"
                        + " which can only be rolled back now");
        disturbed.set(false);
        assertThat(work.retry(1).collectList().block(LIMIT)).endsWith((long) PARENTS, 1L);
        assertUsable(database);
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void aDeadlockFailsOneOfTheTwo(TestDatabase database) {
        open(database, "deadlock_timeout = '50ms'");
        AtomicInteger arrived = new AtomicInteger();
        Sinks.Empty<Void> both = Sinks.empty();
        List<Object> outcomes = Flux.merge(crossing(3, 5, arrived, both), crossing(5, 3, arrived, both))
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
        assertThat(outcomes).hasSize(2).contains((long) PARENTS);
        assertThat(outcomes)
                .filteredOn(DatabaseException.class::isInstance)
                .singleElement()
                .asString()
                .contains("PostgreSQL: deadlock detected [SQLSTATE 40P01]; statement: UPDATE \"parents\"");
        assertUsable(database);
    }

    /** Locks one parent, waits until the other has locked its own, then wants both and all the others. */
    private Mono<Object> crossing(long first, long second, AtomicInteger arrived, Sinks.Empty<Void> both) {
        Mono<Void> meeting = Mono.defer(() -> {
            if (arrived.incrementAndGet() == 2) {
                both.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
            }
            return both.asMono();
        });
        return one.inTransaction(TransactionSettings.DEFAULT, session -> session.update(SqlStatement.of(touch(first)))
                        .then(meeting)
                        .then(session.update(SqlStatement.of(touch(second))))
                        .then(interflux.find(byName).count()))
                .single()
                .cast(Object.class)
                .onErrorResume(Mono::just);
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void aLockThatIsNotGivenInTimeSaysSo(TestDatabase database) {
        open(database, "lock_timeout = '100ms'");
        Connection holder = Mono.from(database.connectionFactory().create())
                .blockOptional(LIMIT)
                .orElseThrow();
        Mono.from(holder.beginTransaction()).block(LIMIT);
        Flux.from(holder.createStatement("LOCK TABLE \"children\" IN ACCESS EXCLUSIVE MODE")
                        .execute())
                .concatMap(Result::getRowsUpdated)
                .blockLast(LIMIT);
        for (Select<DynamicEntity> select : List.of(byKey, byName)) {
            assertThat(Signals.of(interflux.find(select)).error())
                    .isInstanceOf(DatabaseException.class)
                    .hasNoSuppressedExceptions()
                    .hasMessageStartingWith("PostgreSQL: canceling statement due to lock timeout [SQLSTATE 55P03]");
        }
        Mono.from(holder.close()).block(LIMIT);
        assertUsable(database);
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void aServerThatEndsIdleTransactionsIsToldApart(TestDatabase database) {
        open(database, "idle_in_transaction_session_timeout = '150ms'");
        Flux<DynamicEntity> paused = interflux
                .find(byName)
                .concatMap(
                        parent -> "p9".equals(parent.get("name"))
                                ? Mono.just(parent).delayElement(Duration.ofMillis(600))
                                : Mono.just(parent),
                        1);
        assertThat(Signals.of(paused).error())
                .isInstanceOf(DatabaseException.class)
                .hasNoSuppressedExceptions()
                .message()
                .matches("PostgreSQL: .*\\[SQLSTATE (25P03|08006)].*");
        assertUsable(database);
    }
}
