package io.interflux.r2dbc.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.Interflux;
import io.interflux.error.DatabaseException;
import io.interflux.load.LoadOptions;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.AttributeReference;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.r2dbc.R2dbcOptions;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Schedulers;

/** One Flux, many subscriptions: each is a load of its own. */
@Timeout(120)
class SubscriptionsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final LoadOptions TENS = LoadOptions.DEFAULT.withWindowRows(10);

    private final Select<DynamicEntity> byKey =
            Select.from("parent").include("children").include("clubs", c -> c.through(j -> j.none()));
    private final Select<DynamicEntity> byName =
            byKey.orderBy(AttributeReference.named("name").desc());

    private static Interflux open(ConnectionFactory connections, Duration acquireTimeout) {
        return R2dbcInterflux.create(
                connections, Family.SCHEMA, R2dbcOptions.DEFAULT.withAcquireTimeout(acquireTimeout), TENS);
    }

    @OnEachDatabase
    void oneFluxSubscribedToManyTimesAtOnce(TestDatabase database) {
        Family.create(database, 55, 2);
        ConnectionPool pool = database.pool(4);
        for (Select<DynamicEntity> select : List.of(byKey, byName, byKey.limit(8))) {
            Flux<DynamicEntity> load = open(pool, LIMIT).find(select);
            List<DynamicEntity> alone = load.collectList().block(LIMIT);
            List<List<DynamicEntity>> together = Flux.range(0, 12)
                    .flatMap(i -> load.collectList().subscribeOn(Schedulers.parallel()), 12)
                    .collectList()
                    .block(LIMIT);
            assertThat(together).hasSize(12).containsOnly(alone);
        }
        PoolState.assertIdle(pool, database);
    }

    @OnEachDatabase
    void retryAndRepeatBeginAgain(TestDatabase database) {
        Family.create(database, 55, 2);
        ConnectionPool pool = database.pool(1);
        for (Select<DynamicEntity> select : List.of(byKey, byName)) {
            AtomicInteger seen = new AtomicInteger();
            Flux<DynamicEntity> load = open(pool, LIMIT).find(select).doOnNext(parent -> {
                if (seen.incrementAndGet() == 25) {
                    throw new IllegalStateException("once");
                }
            });
            assertThat(load.retry(1).repeat(2).count().block(LIMIT)).isEqualTo(24 + 3 * 55);
        }
        PoolState.assertIdle(pool, database);
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void loadsNestedInALoadByCursorOnAPoolOfOneFailInTime(TestDatabase database) {
        Family.create(database, 55, 2);
        ConnectionPool pool = database.pool(1);
        Interflux impatient = open(pool, Duration.ofMillis(300));
        Flux<Long> nested = impatient.find(byName).concatMap(parent -> impatient.count(byKey));
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> nested.blockLast(LIMIT))
                .withMessageStartingWith(
                        "No connection to PostgreSQL within 300 ms. The likely cause is a load inside the"
                                + " elements of another, find(a).concatMap(x -> find(b)), on a small pool");
        PoolState.assertIdle(pool, database);
        assertThat(impatient.find(byName).count().block(LIMIT)).isEqualTo(55);
    }

    @OnEachDatabase
    void loadsNestAcrossWindowsInsideOneTransaction(TestDatabase database) {
        Family.create(database, 25, 2);
        ConnectionPool pool = database.pool(1);
        Interflux interflux = open(pool, LIMIT);
        for (Select<DynamicEntity> outer : List.of(byKey, byName)) {
            Flux<Long> nested = interflux.inTransaction(tx -> tx.find(outer)
                    .flatMap(
                            one -> tx.find(byName)
                                    .flatMap(two -> tx.find(byKey).take(11), 2)
                                    .count(),
                            3));
            assertThat(nested.collectList().block(LIMIT)).hasSize(25).containsOnly(25 * 11L);
        }
        PoolState.assertIdle(pool, database);
    }

    /** Publishers may be late to heed a cancellation; a connection that comes then belongs to nobody else. */
    @OnEachDatabase
    void aConnectionThatComesTooLateIsClosed(TestDatabase database) {
        Family.create(database, 5, 1);
        Late late = new Late(database.connectionFactory(), Duration.ofMillis(400), new AtomicInteger());
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> open(late, Duration.ofMillis(50)).find(byKey).blockLast(LIMIT))
                .withMessageContaining("within 50 ms");
        open(late, LIMIT)
                .find(byKey)
                .takeUntilOther(Mono.delay(Duration.ofMillis(50)))
                .blockLast(LIMIT);
        for (int i = 0; i < 200 && late.opened.get() < 2; i++) {
            Mono.delay(Duration.ofMillis(10)).block();
        }
        assertThat(late.opened).hasValue(2);
        PoolState.assertNoConnections(database);
    }

    /** Connections that come after a time, whether cancelled or not. */
    private record Late(ConnectionFactory connections, Duration delay, AtomicInteger opened)
            implements ConnectionFactory {

        @Override
        public Publisher<? extends Connection> create() {
            return subscriber -> {
                subscriber.onSubscribe(Operators.emptySubscription());
                Mono.delay(delay)
                        .then(Mono.from(connections.create()))
                        .doOnTerminate(opened::incrementAndGet)
                        .subscribe(
                                connection -> {
                                    subscriber.onNext(connection);
                                    subscriber.onComplete();
                                },
                                subscriber::onError);
            };
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return connections.getMetadata();
        }
    }
}
