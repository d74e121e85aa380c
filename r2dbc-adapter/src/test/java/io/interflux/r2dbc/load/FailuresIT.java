package io.interflux.r2dbc.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.error.DatabaseException;
import io.interflux.load.LoadOptions;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Schema;
import io.interflux.query.AttributeReference;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.r2dbc.R2dbcOptions;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Whatever fails in a load, there is one clear error, and a pool of one connection that works afterwards. */
@Timeout(120)
class FailuresIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final LoadOptions TENS = LoadOptions.DEFAULT.withWindowRows(10);

    private final Select<DynamicEntity> byKey = Select.from("parent").include("children");
    private final Select<DynamicEntity> byName =
            byKey.orderBy(AttributeReference.named("name").desc());

    private ConnectionPool pool;

    private Interflux open(Schema schema) {
        return R2dbcInterflux.create(pool, schema, R2dbcOptions.DEFAULT, TENS);
    }

    private Interflux open(TestDatabase database) {
        Family.create(database, 55, 2);
        pool = database.pool(1);
        return open(Family.SCHEMA);
    }

    private static Throwable failure(Flux<?> load) {
        return load.then(Mono.<Throwable>empty())
                .onErrorResume(Mono::just)
                .blockOptional(LIMIT)
                .orElseThrow(() -> new AssertionError("did not fail"));
    }

    private void assertUsable(TestDatabase database) {
        for (Select<DynamicEntity> select : List.of(byKey, byName)) {
            assertThat(open(Family.SCHEMA).find(select).count().block(LIMIT)).isEqualTo(55);
        }
        PoolState.assertIdle(pool, database);
    }

    @OnEachDatabase
    void eachStatementOfALoadMayFail(TestDatabase database) {
        Interflux interflux = open(database);
        for (String table : List.of("parents", "children", "membership", "clubs")) {
            for (Select<DynamicEntity> select : List.of(byKey, byName)) {
                database.execute("ALTER TABLE \"" + table + "\" RENAME TO \"gone\"");
                assertThat(failure(interflux.find(select.include("clubs"))))
                        .isInstanceOf(DatabaseException.class)
                        .hasMessageStartingWith("The table \"" + table + "\" does not exist in "
                                + database.dialect().name());
                database.execute("ALTER TABLE \"gone\" RENAME TO \"" + table + "\"");
                assertUsable(database);
            }
        }
    }

    @OnEachDatabase
    void aStatementOfALaterWindowMayFail(TestDatabase database) {
        Interflux interflux = open(database);
        database.execute(
                "ALTER TABLE \"children\" RENAME TO \"kept\"",
                "CREATE VIEW \"children\" AS SELECT k.\"id\" + 0 * (1 / (k.\"parentId\" - 27)) AS \"id\","
                        + " k.\"parentId\" FROM \"kept\" k");
        AtomicInteger seen = new AtomicInteger();
        for (Select<DynamicEntity> select : List.of(byKey, byName)) {
            seen.set(0);
            assertThat(failure(interflux.find(select).doOnNext(parent -> seen.incrementAndGet())))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("SQLSTATE 22012")
                    .hasNoSuppressedExceptions();
            assertThat(seen.get()).as("whole windows before").isPositive().matches(count -> count % 10 == 0);
        }
        database.execute("DROP VIEW \"children\"", "ALTER TABLE \"kept\" RENAME TO \"children\"");
        assertUsable(database);
    }

    @OnEachDatabase
    void aConverterThatThrowsInMidWindowEndsTheLoadOnce(TestDatabase database) {
        open(database);
        Interflux picky = open(Picky.SCHEMA);
        for (Select<DynamicEntity> select : List.of(byKey, byName, byKey.limit(55))) {
            assertThat(failure(picky.find(select)))
                    .isInstanceOf(Picky.Refused.class)
                    .hasMessage("refused p20");
            assertUsable(database);
        }
    }

    @OnEachDatabase
    void aValueThatCannotBeReadLeavesACallersTransactionUsable(TestDatabase database) {
        open(database);
        Interflux mistyped = open(Picky.MISTYPED);
        Flux<Object> work = mistyped.inTransaction(tx -> tx.find(byKey)
                .cast(Object.class)
                .onErrorResume(error -> Mono.just(String.valueOf(error.getMessage())))
                .concatWith(tx.count(byName)));
        List<Object> found = work.collectList().block(LIMIT);
        assertThat(found).hasSize(2).last().isEqualTo(55L);
        assertThat(String.valueOf(found.get(0)))
                .startsWith("Column 2 ")
                .contains("cannot be read as")
                .doesNotContain("aborted");
        assertUsable(database);
    }

    /** The operators in which the code of a consumer may throw. */
    private static final List<BiFunction<Flux<DynamicEntity>, Runnable, Flux<DynamicEntity>>> CONSUMERS = List.of(
            (load, work) -> load.doOnNext(parent -> work.run()),
            (load, work) -> load.map(parent -> {
                work.run();
                return parent;
            }),
            (load, work) -> load.filter(parent -> {
                work.run();
                return true;
            }),
            (load, work) -> load.concatMap(
                    parent -> {
                        work.run();
                        return Mono.just(parent);
                    },
                    1),
            (load, work) -> load.publishOn(Schedulers.parallel(), 3).doOnNext(parent -> work.run()));

    @OnEachDatabase
    void aConsumerThatThrowsEndsTheLoadOnce(TestDatabase database) throws Exception {
        Interflux interflux = open(database);
        for (Select<DynamicEntity> select : List.of(byKey, byName)) {
            for (int at : List.of(1, 10, 15, 55)) {
                for (BiFunction<Flux<DynamicEntity>, Runnable, Flux<DynamicEntity>> consumer : CONSUMERS) {
                    AtomicInteger seen = new AtomicInteger();
                    Signals<DynamicEntity> signals =
                            Signals.of(consumer.apply(interflux.find(select), () -> throwAt(at, seen)));
                    assertThat(signals.error())
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessage("mine");
                    assertThat(signals.count()).isEqualTo(at - 1);
                }
                assertUsable(database);
                assertThat(thrownInSubscriber(interflux.find(select), at))
                        .hasSize(1)
                        .first()
                        .isInstanceOf(IllegalStateException.class);
                assertUsable(database);
            }
        }
    }

    private static void throwAt(int number, AtomicInteger seen) {
        if (seen.incrementAndGet() == number) {
            throw new IllegalStateException("mine");
        }
    }

    private static List<Throwable> thrownInSubscriber(Flux<DynamicEntity> load, int at)
            throws InterruptedException, ExecutionException, TimeoutException {
        AtomicInteger seen = new AtomicInteger();
        List<Throwable> errors = new ArrayList<>();
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        load.subscribe(new BaseSubscriber<>() {
            @Override
            protected void hookOnNext(DynamicEntity parent) {
                throwAt(at, seen);
            }

            @Override
            protected void hookOnError(Throwable error) {
                errors.add(error);
                over.complete(true);
            }
        });
        over.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        return errors;
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void aStatementThatExceedsTheServersTimeoutSaysSo(TestDatabase database) {
        Interflux interflux = open(database);
        String name =
                (String) database.column("SELECT current_database()::text").get(0);
        database.execute("ALTER DATABASE " + name + " SET statement_timeout = '200ms'");
        slowDown(database, 30);
        for (Select<DynamicEntity> select : List.of(byKey, byName)) {
            assertThat(failure(interflux.find(select)))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageStartingWith("PostgreSQL: canceling statement due to statement timeout [SQLSTATE 57014]")
                    .hasNoSuppressedExceptions();
        }
        database.execute("DROP VIEW \"children\"", "ALTER TABLE \"kept\" RENAME TO \"children\"");
        assertUsable(database);
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void aConnectionThatIsKilledUnderAStatementGivesOneClearError(TestDatabase database) {
        Interflux interflux = open(database);
        slowDown(database, 30);
        for (Select<DynamicEntity> select : List.of(byKey, byName)) {
            Mono<Object> killed = Mono.delay(Duration.ofMillis(500))
                    .publishOn(Schedulers.boundedElastic())
                    .map(tick -> database.column("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE query LIKE '%children%' AND datname = current_database()"
                            + " AND state = 'active' AND pid <> pg_backend_pid()"));
            Flux<Object> load = interflux.find(select).cast(Object.class);
            assertThat(failure(Flux.mergeDelayError(2, load, killed)))
                    .isInstanceOf(DatabaseException.class)
                    .hasNoSuppressedExceptions();
        }
        database.execute("DROP VIEW \"children\"", "ALTER TABLE \"kept\" RENAME TO \"children\"");
        assertUsable(database);
    }

    /** The children of parent 50 take that long. */
    private static void slowDown(TestDatabase database, int seconds) {
        database.execute(
                "ALTER TABLE \"children\" RENAME TO \"kept\"",
                "CREATE VIEW \"children\" AS SELECT * FROM \"kept\" k" + " WHERE k.\"parentId\" <> 50 OR pg_sleep("
                        + seconds + ") IS NOT NULL");
    }
}
