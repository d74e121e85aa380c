package io.interflux.r2dbc.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.load.LoadOptions;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.query.AttributeReference;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.Strategy;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.r2dbc.R2dbcOptions;
import io.interflux.testkit.Fire;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** What is fetched, and when: nothing without demand, a window at a time with it, on one connection. */
@Timeout(120)
class DemandIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Select<DynamicEntity> parents =
            Select.from("parent").include("children").include("clubs", c -> c.through(j -> j.none()));

    private StatementRecorder recorder;
    private ConnectionPool pool;

    private Interflux open(TestDatabase database, int parentRows, int childrenEach) {
        Family.create(database, parentRows, childrenEach);
        recorder = StatementRecorder.on(database.connectionFactory());
        pool = database.pool(recorder.connectionFactory(), 1);
        return R2dbcInterflux.create(pool, Family.SCHEMA);
    }

    @OnEachDatabase
    void nothingIsSentWithoutDemand(TestDatabase database) throws InterruptedException {
        Interflux interflux = open(database, 10, 2);
        for (Select<DynamicEntity> select : List.of(parents, byName(), parents.limit(5))) {
            BaseSubscriber<DynamicEntity> subscriber = idle();
            interflux.find(select).subscribe(subscriber);
            Thread.sleep(100);
            assertThat(recorder.sent()).isEmpty();
            subscriber.cancel();
        }
    }

    @OnEachDatabase
    void demandOfOneReadsOneWindow(TestDatabase database) {
        Interflux interflux = open(database, 2500, 2);
        StepVerifier.create(interflux.find(parents), 1)
                .expectNextCount(1)
                .then(() -> assertThat(recorder.texts()).hasSize(3))
                .thenRequest(99)
                .expectNextCount(99)
                .then(() -> assertThat(recorder.texts()).hasSize(3))
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> assertThat(recorder.texts()).hasSize(6))
                .thenRequest(999)
                .expectNextCount(999)
                .then(() -> assertThat(recorder.texts()).hasSize(6))
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> assertThat(recorder.texts()).hasSizeGreaterThan(6))
                .thenCancel()
                .verify(LIMIT);
    }

    @OnEachDatabase
    void oneAtATimeBringsEveryParentInOrder(TestDatabase database) {
        Interflux interflux = open(database, 2500, 2);
        Flux<Object> ids = interflux.find(parents).limitRate(1).map(parent -> parent.get("id"));
        assertThat(ids.collectList().block(LIMIT)).hasSize(2500).isSorted();
    }

    @OnEachDatabase
    void statementsPerWindowDoNotDependOnTheNumberOfRows(TestDatabase database) {
        Interflux interflux = open(database, 3000, 3);
        assertThat(interflux.find(parents).count().block(LIMIT)).isEqualTo(3000);
        // windows of 100, 1000, 1000 and the last 900, each: roots, children, links; the 50 clubs come with the links
        // of the first window and are never read again
        assertThat(recorder.texts()).hasSize(4 * 3);
        assertThat(recorder.texts().stream().filter(text -> text.contains("\"clubs\"")))
                .hasSize(1)
                .allMatch(text -> text.contains("FROM \"membership\" t0 JOIN \"clubs\" t1"));
    }

    @OnEachDatabase
    void everyWindowHasTheSameText(TestDatabase database) {
        Interflux interflux = open(database, 4000, 1);
        interflux.find(Select.from("parent").include("children")).blockLast(LIMIT);
        assertThat(recorder.texts().stream().distinct())
                .containsExactly(
                        "SELECT t0.\"id\", t0.\"name\", t0.\"rank\" FROM \"parents\" t0 ORDER BY t0.\"id\" LIMIT $1",
                        "SELECT t0.\"id\", t0.\"parentId\" FROM \"children\" t0 WHERE t0.\"parentId\" = ANY("
                                + database.dialect().arrayPlaceholder(1, DataType.LONG)
                                + ") ORDER BY t0.\"id\"",
                        "SELECT t0.\"id\", t0.\"name\", t0.\"rank\" FROM \"parents\" t0 WHERE t0.\"id\" > $1"
                                + " ORDER BY t0.\"id\" LIMIT $2");
    }

    @OnEachDatabase
    void cancelAfterTenLeavesTheConnectionUsable(TestDatabase database) {
        Interflux interflux = open(database, 2500, 2);
        for (Select<DynamicEntity> select : List.of(parents, byName())) {
            assertThat(interflux.find(select).take(10).collectList().block(LIMIT))
                    .hasSize(10);
            assertThat(interflux.count(parents).block(LIMIT)).isEqualTo(2500);
            assertThat(interflux.find(select).count().block(LIMIT)).isEqualTo(2500);
        }
    }

    @OnEachDatabase
    void theConnectionIsFreeWhileThereIsNoDemand(TestDatabase database) {
        Interflux interflux = open(database, 2500, 2);
        StepVerifier.create(interflux.find(parents), 1)
                .expectNextCount(1)
                .then(() -> assertThat(interflux.count(parents).block(LIMIT)).isEqualTo(2500))
                .thenRequest(Long.MAX_VALUE)
                .expectNextCount(2499)
                .expectComplete()
                .verify(LIMIT);
    }

    @OnEachDatabase
    void loadsNestInEachOthersElementsOnAPoolOfOne(TestDatabase database) {
        Interflux interflux = open(database, 30, 2);
        Flux<Long> nested = interflux
                .find(parents)
                .concatMap(parent -> interflux.count(Select.from("child")
                        .where(ModelHandle.of("child").attribute("parentId").eq(parent.get("id", Long.class)))));
        assertThat(nested.collectList().block(LIMIT)).hasSize(30).containsOnly(2L);
    }

    @OnEachDatabase
    void fiftyLoadsShareAPoolOfFour(TestDatabase database) {
        Family.create(database, 1500, 2);
        Interflux interflux = R2dbcInterflux.create(
                database.pool(4),
                Family.SCHEMA,
                R2dbcOptions.DEFAULT.withAcquireTimeout(LIMIT), // the last of fifty waits for all others
                LoadOptions.DEFAULT);
        Flux<Long> counts = Flux.range(0, 50)
                .flatMap(
                        i -> interflux
                                .find(i % 2 == 0 ? parents : byName())
                                .count()
                                .subscribeOn(Schedulers.parallel()),
                        50);
        assertThat(counts.collectList().block(LIMIT)).hasSize(50).containsOnly(1500L);
    }

    /** H2 compares each row with each of so many keys, which takes a minute: there it runs with the full counts only. */
    @OnEachDatabase
    @Timeout(1200)
    void moreKeysThanAnArrayCanHoldAreSentInSeveralStatements(TestDatabase database) {
        boolean split = database.dialect().maxArrayElements() < 70_000;
        Assumptions.assumeTrue(!split || Fire.isOn(), "70,000 keys on H2 are for -Pfire: they take a minute");
        Interflux interflux = open(database, 70_000, 1);
        Select<DynamicEntity> everyone = Select.from("club")
                .where(ModelHandle.of("club").attribute("id").eq(0L))
                .include(
                        ModelHandle.of("club")
                                .manyToMany("parents", ModelHandle.of("parent"), ModelHandle.of("membership")),
                        p -> p.strategy(Strategy.LINK_THEN_TARGET));
        database.execute("INSERT INTO \"membership\"(\"parentId\", \"clubId\") SELECT \"id\", 0 FROM \"parents\""
                + " WHERE MOD(\"id\", 50) NOT IN (0, 49)");
        DynamicEntity club = interflux
                .findOne(everyone)
                .blockOptional(Duration.ofMinutes(10))
                .orElseThrow();
        assertThat(club.many("parents")).hasSize(70_000).doesNotHaveDuplicates();
        assertThat(recorder.texts()).hasSize(split ? 1 + 1 + 2 : 1 + 1 + 1);
    }

    @OnEachDatabase
    @Timeout(1200)
    void orderHoldsWhenDemandComesFromForeignThreads(TestDatabase database) {
        int runs = Fire.count("loads of ordered roots under demand from other threads", 3, 200);
        int rows = Fire.count("roots of each such load", 20_000, 100_000);
        Interflux interflux = open(database, rows, 1);
        for (int run = 0; run < runs; run++) {
            List<Object> ids = interflux
                    .find(Select.from("parent"))
                    .publishOn(Schedulers.parallel(), 16)
                    .map(parent -> parent.get("id"))
                    .collectList()
                    .block(LIMIT);
            assertThat(ids).hasSize(rows).isSorted();
        }
    }

    private Select<DynamicEntity> byName() {
        return parents.orderBy(AttributeReference.named("name").desc());
    }

    private static BaseSubscriber<DynamicEntity> idle() {
        return new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                // asks for nothing
            }
        };
    }
}
