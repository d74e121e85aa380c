package io.interflux.r2dbc.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
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
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What counts as idle for a load by cursor: the time between a consumer's demands, never that of the database. */
@Timeout(120)
class CursorIdleIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration LONG_ENOUGH = Duration.ofMillis(1200);

    private final Select<DynamicEntity> byName = Select.from("parent")
            .orderBy(AttributeReference.named("name").desc())
            .include("children");

    private static Interflux open(ConnectionPool pool, Duration idleLimit) {
        return R2dbcInterflux.create(
                pool,
                Family.SCHEMA,
                R2dbcOptions.DEFAULT,
                LoadOptions.DEFAULT.withWindowRows(10).withCursorIdleLimit(idleLimit));
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void slowStatementsOfLaterWindowsDoNotCount(TestDatabase database) {
        Family.create(database, 25, 1);
        database.execute(
                "ALTER TABLE \"children\" RENAME TO \"kept\"",
                "CREATE VIEW \"children\" AS SELECT * FROM \"kept\" k"
                        + " WHERE k.\"parentId\" <> 5 OR pg_sleep(0.9) IS NOT NULL");
        ConnectionPool pool = database.pool(1);
        assertThat(open(pool, Duration.ofMillis(400)).find(byName).count().block(LIMIT))
                .isEqualTo(25);
        PoolState.assertIdle(pool, database);
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void waitingForALockBeforeTheFirstWindowDoesNotCount(TestDatabase database) {
        Family.create(database, 25, 1);
        ConnectionPool pool = database.pool(1);
        Mono<Long> load =
                open(pool, Duration.ofMillis(400)).find(byName).count().delaySubscription(Duration.ofMillis(300));
        assertThat(Mono.zip(load, locked(database)).block(LIMIT).getT1()).isEqualTo(25);
        PoolState.assertIdle(pool, database);
    }

    private static Mono<Boolean> locked(TestDatabase database) {
        return Mono.usingWhen(
                database.connectionFactory().create(),
                connection -> Mono.from(connection.beginTransaction())
                        .then(Mono.from(connection
                                .createStatement("LOCK TABLE \"parents\" IN ACCESS EXCLUSIVE MODE")
                                .execute()))
                        .flatMap(result -> Mono.from(result.getRowsUpdated()))
                        .thenReturn(true)
                        .delayElement(LONG_ENOUGH),
                Connection::close);
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void aSlowButSteadyConsumerIsNotIdle(TestDatabase database) {
        Family.create(database, 25, 1);
        ConnectionPool pool = database.pool(1);
        Flux<DynamicEntity> slow = open(pool, Duration.ofMillis(400))
                .find(byName)
                .concatMap(parent -> Mono.just(parent).delayElement(Duration.ofMillis(60)), 1);
        assertThat(slow.count().block(LIMIT)).isEqualTo(25);
        PoolState.assertIdle(pool, database);
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void aLimitBeyondAllTimesIsNoLimit(TestDatabase database) {
        Family.create(database, 25, 1);
        ConnectionPool pool = database.pool(1);
        assertThat(open(pool, Duration.ofSeconds(Long.MAX_VALUE))
                        .find(byName)
                        .count()
                        .block(LIMIT))
                .isEqualTo(25);
        PoolState.assertIdle(pool, database);
    }
}
