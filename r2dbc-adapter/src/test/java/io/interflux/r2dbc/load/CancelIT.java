package io.interflux.r2dbc.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.load.LoadOptions;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.AttributeReference;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.r2dbc.R2dbcOptions;
import io.interflux.testkit.Fire;
import io.interflux.testkit.Moments;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Loads cancelled at random moments, by time and by element, under every sort of demand: no connection is lost, no transaction or statement
 * goes on, the next load works. The seeds are fixed; {@code interflux.fire} runs many more of them.
 */
@Timeout(600)
class CancelIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int ROUNDS = Fire.count("cancels at random points per database and way of reading", 120, 1200);
    private static final int PARENTS = 130;

    private final Select<DynamicEntity> byKey =
            Select.from("parent").include("children").include("clubs", c -> c.through(j -> j.none()));
    private final List<Select<DynamicEntity>> selects = List.of(
            byKey,
            byKey.orderBy(AttributeReference.named("name").desc()),
            byKey.orderBy(AttributeReference.named("rank").asc()).limit(75).offset(3),
            byKey.limit(9));

    private ConnectionPool pool;

    private Interflux open(TestDatabase database, int size) {
        Family.create(database, PARENTS, 2);
        pool = database.pool(size);
        return over(pool);
    }

    private static Interflux over(ConnectionFactory connections) {
        return R2dbcInterflux.create(
                connections,
                Family.SCHEMA,
                R2dbcOptions.DEFAULT.withAcquireTimeout(LIMIT),
                LoadOptions.DEFAULT.withWindowRows(20));
    }

    /** A load of that seed, which ends by itself or is cancelled. */
    private Flux<DynamicEntity> load(Interflux interflux, long seed) {
        Random random = new Random(seed);
        Flux<DynamicEntity> found = interflux.find(selects.get(random.nextInt(selects.size())));
        Flux<DynamicEntity> demanded =
                switch (random.nextInt(4)) {
                    case 0 -> found.limitRate(1 + random.nextInt(30));
                    case 1 -> found.publishOn(Schedulers.parallel(), 1 + random.nextInt(40));
                    case 2 -> found.concatMap(parent -> Mono.just(parent).publishOn(Schedulers.parallel()), 1);
                    default -> found;
                };
        return random.nextInt(4) == 0
                ? demanded.take(1 + random.nextInt(PARENTS))
                : demanded.takeUntilOther(Mono.delay(Duration.ofNanos(random.nextInt(12_000) * 1000L)));
    }

    private void assertUsable(Interflux interflux, TestDatabase database) {
        for (Select<DynamicEntity> select : selects.subList(0, 2)) {
            assertThat(interflux.find(select).count().block(LIMIT)).isEqualTo(PARENTS);
        }
        PoolState.assertIdle(pool, database);
    }

    @OnEachDatabase({Kind.H2, Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void oneAfterAnotherOnAPoolOfOne(TestDatabase database) {
        Interflux interflux = open(database, 1);
        for (int seed = 0; seed < ROUNDS; seed++) {
            load(interflux, seed).blockLast(LIMIT);
            if (seed % 20 == 19) {
                assertUsable(interflux, database);
            }
        }
    }

    @OnEachDatabase
    void manyAtATimeOnASmallPool(TestDatabase database) {
        Interflux interflux = open(database, 3);
        Flux.range(0, ROUNDS * 2)
                .flatMap(seed -> load(interflux, seed).then().subscribeOn(Schedulers.parallel()), 12)
                .blockLast(LIMIT.multipliedBy(4));
        assertUsable(interflux, database);
    }

    @OnEachDatabase
    void inACallersTransactionWhichGoesOn(TestDatabase database) {
        Interflux interflux = open(database, 1);
        for (int round = 0; round < ROUNDS; round++) {
            long seed = round;
            Flux<Long> work = interflux.inTransaction(tx -> Flux.merge(load(tx, seed), load(tx, seed + 1))
                    .then(tx.find(selects.get(1)).count())
                    .concatWith(tx.count(byKey)));
            assertThat(work.collectList().block(LIMIT)).as("seed %d", seed).containsExactly((long) PARENTS, (long)
                    PARENTS);
        }
        assertUsable(interflux, database);
    }

    @OnEachDatabase
    void aCallersTransactionIsCancelledAsAWhole(TestDatabase database) {
        Interflux interflux = open(database, 1);
        for (int seed = 0; seed < ROUNDS; seed++) {
            Function<Interflux, Flux<DynamicEntity>> nested =
                    tx -> tx.find(selects.get(1)).concatMap(parent -> tx.find(selects.get(3)));
            Mono<Long> moment = Mono.delay(Duration.ofNanos(new Random(seed).nextInt(12_000) * 1000L));
            interflux.inTransaction(nested).takeUntilOther(moment).blockLast(LIMIT);
        }
        assertUsable(interflux, database);
    }

    /** Three windows of each sort, cancelled at each of their moments: on the thread of the moment and beside it in turn. */
    @OnEachDatabase
    void atEveryMomentOfALoad(TestDatabase database) {
        Interflux direct = open(database, 1);
        Moments moments = Moments.on(pool);
        Interflux watched = over(moments.connectionFactory());
        for (Select<DynamicEntity> select : List.of(byKey.limit(45), selects.get(2), byKey.limit(9))) {
            List<Flux<DynamicEntity>> loads = List.of(watched.find(select), watched.inTransaction(tx -> tx.find(select)
                    .limitRate(7)));
            for (Flux<DynamicEntity> load : loads) {
                int reached = cancelAtEach(moments, load);
                assertThat(reached).as("moments").isGreaterThanOrEqualTo(8);
                assertUsable(direct, database);
            }
        }
    }

    /** How many moments the load has. */
    private int cancelAtEach(Moments moments, Flux<DynamicEntity> load) {
        int moment = 0;
        while (cancelled(moments, moment, load, moment % 2 == 0 ? Schedulers.immediate() : Schedulers.parallel())) {
            moment++;
        }
        return moment;
    }

    /** Whether the load came as far as that moment. */
    private boolean cancelled(Moments moments, int moment, Flux<DynamicEntity> load, Scheduler where) {
        Sinks.Empty<DynamicEntity> cancel = Sinks.empty();
        moments.at(moment, () -> where.schedule(cancel::tryEmitEmpty));
        load.takeUntilOther(cancel.asMono()).blockLast(LIMIT);
        moments.rest();
        PoolState.assertNoneOut(pool);
        return moments.reached();
    }

    @OnEachDatabase
    void withoutAPool(TestDatabase database) {
        Interflux pooled = open(database, 1);
        Interflux interflux = over(database.connectionFactory());
        for (int seed = 0; seed < ROUNDS / 2; seed++) {
            load(interflux, seed).blockLast(LIMIT);
        }
        assertUsable(pooled, database);
        pool.disposeLater().block(LIMIT);
        PoolState.assertNoConnections(database);
    }

    @OnEachDatabase
    void beforeAnythingIsAskedFor(TestDatabase database) {
        Interflux pooled = open(database, 1);
        Interflux interflux = over(database.connectionFactory());
        for (int round = 0; round < 20; round++) {
            interflux.count(byKey).takeUntilOther(Mono.just("now")).block(LIMIT);
        }
        assertUsable(pooled, database);
        pool.disposeLater().block(LIMIT);
        PoolState.assertNoConnections(database);
    }

    @OnEachDatabase
    void whileWaitingForAConnection(TestDatabase database) throws InterruptedException {
        Interflux interflux = open(database, 1);
        CountDownLatch held = new CountDownLatch(1);
        BaseSubscriber<DynamicEntity> holder = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                subscription.request(1);
            }

            @Override
            protected void hookOnNext(DynamicEntity parent) {
                held.countDown();
            }
        };
        interflux.inTransaction(tx -> tx.find(byKey)).subscribe(holder);
        assertThat(held.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        for (Select<DynamicEntity> select : selects) {
            assertThat(interflux
                            .find(select)
                            .takeUntilOther(Mono.delay(Duration.ofMillis(30)))
                            .count()
                            .block(LIMIT))
                    .isZero();
        }
        // each keeps its place in the pool's queue, and gives the connection back at its turn: see Uncancelled
        holder.cancel();
        PoolState.assertIdle(pool, database);
        assertUsable(interflux, database);
    }
}
