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
import io.interflux.testkit.Fire;
import io.interflux.testkit.LoopbackProxy;
import io.interflux.testkit.LoopbackProxy.Fault;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;

/**
 * Networks that fail at any byte: one clear error, once, and a pool of one connection on which the next load works as soon as the network
 * does. The bytes are spread over a whole load, its connection's opening included; {@code interflux.fire} tries many more of them.
 */
@Timeout(600)
class NetworkIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(250);
    private static final int CUTS = Fire.count("connections broken at a random byte, per way of loading", 12, 250);
    private static final int STALLS = Fire.count("connections silent from a random byte on, per way of loading", 2, 25);
    private static final int PARENTS = 150;

    private static final Select<DynamicEntity> BY_KEY =
            Select.from("parent").include("children").include("clubs", c -> c.through(j -> j.none()));
    private static final Select<DynamicEntity> BY_NAME =
            BY_KEY.orderBy(AttributeReference.named("name").desc());

    /** Ways to load all parents. */
    private static final List<Function<Interflux, Flux<DynamicEntity>>> LOADS = List.of(
            interflux -> interflux.find(BY_KEY),
            interflux -> interflux.find(BY_NAME),
            interflux -> interflux.find(BY_KEY.limit(PARENTS)),
            interflux -> interflux.inTransaction(tx -> tx.find(BY_NAME)));

    private static Interflux over(ConnectionPool pool) {
        return over(pool, new R2dbcOptions(LIMIT, SHORT));
    }

    private static Interflux over(ConnectionPool pool, R2dbcOptions options) {
        return R2dbcInterflux.create(pool, Family.SCHEMA, options, LoadOptions.DEFAULT.withWindowRows(40));
    }

    /** How many bytes of answers the load takes from the opening of its connection to its end. */
    private static long bytes(TestDatabase database, Function<Interflux, Flux<DynamicEntity>> load) {
        try (LoopbackProxy network = LoopbackProxy.before(database)) {
            ConnectionPool pool = database.pool(network.connectionFactory(), 1);
            assertThat(load.apply(over(pool)).count().block(LIMIT)).isEqualTo(PARENTS);
            long bytes = network.answeredBytes();
            pool.disposeLater().block(LIMIT);
            return bytes;
        }
    }

    private static void assertUsable(Interflux interflux, ConnectionPool pool, TestDatabase database) {
        assertThat(interflux.find(BY_KEY).count().block(LIMIT)).isEqualTo(PARENTS);
        assertThat(interflux.find(BY_NAME).count().block(LIMIT)).isEqualTo(PARENTS);
        PoolState.assertIdle(pool, database);
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void aConnectionThatBreaksAtAnyByteIsOneClearError(TestDatabase database) {
        Family.create(database, PARENTS, 2);
        for (Function<Interflux, Flux<DynamicEntity>> load : LOADS) {
            long bytes = bytes(database, load);
            Random random = new Random(bytes);
            for (int i = 0; i < CUTS; i++) {
                Fault fault = i % 2 == 0 ? Fault.CUT : Fault.TRUNCATE;
                breaks(database, load, fault, (long) (random.nextDouble() * bytes));
            }
        }
    }

    private static void breaks(
            TestDatabase database, Function<Interflux, Flux<DynamicEntity>> load, Fault fault, long at) {
        try (LoopbackProxy network = LoopbackProxy.before(database)) {
            ConnectionPool pool = database.pool(network.connectionFactory(), 1);
            Interflux interflux = over(pool);
            network.failAfter(fault, at);
            Signals<DynamicEntity> signals = Signals.of(load.apply(interflux));
            assertThat(signals.error())
                    .as("%s after %d bytes and %d parents", fault, at, signals.count())
                    .isInstanceOf(DatabaseException.class)
                    .hasNoSuppressedExceptions()
                    .message()
                    .matches("(?s)(No connection to )?PostgreSQL: .*");
            network.mend();
            assertUsable(interflux, pool, database);
            pool.disposeLater().block(LIMIT);
        }
    }

    /** A server that falls silent is the consumer's to notice: a query may take as long as it takes. */
    @OnEachDatabase(Kind.POSTGRESQL)
    void aSilentConnectionEndsByTheConsumersTimeoutAndCostsTheConnectionOnly(TestDatabase database) {
        Family.create(database, PARENTS, 2);
        for (Function<Interflux, Flux<DynamicEntity>> load : LOADS) {
            long bytes = bytes(database, load);
            Random random = new Random(bytes);
            for (int i = 0; i < STALLS; i++) {
                stalls(database, load, (long) (random.nextDouble() * bytes));
            }
        }
    }

    private static void stalls(TestDatabase database, Function<Interflux, Flux<DynamicEntity>> load, long at) {
        try (LoopbackProxy network = LoopbackProxy.before(database)) {
            ConnectionPool pool = database.pool(network.connectionFactory(), 1);
            Interflux interflux = over(pool);
            assertThat(interflux.count(BY_KEY).block(LIMIT)).isEqualTo(PARENTS);
            network.failAfter(Fault.STALL, at / 2);
            Signals<DynamicEntity> signals = Signals.of(load.apply(interflux).timeout(SHORT));
            assertThat(signals.error())
                    .as("silent after %d bytes and %d parents", at / 2, signals.count())
                    .isInstanceOf(TimeoutException.class);
            network.mend();
            assertUsable(interflux, pool, database);
            pool.disposeLater().block(LIMIT);
        }
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void aServerThatIsSilentWhenAConnectionIsOpenedIsGivenUpInTime(TestDatabase database) {
        Family.create(database, PARENTS, 2);
        try (LoopbackProxy network = LoopbackProxy.before(database)) {
            ConnectionPool pool = database.pool(network.connectionFactory(), 2);
            Interflux interflux = over(pool, new R2dbcOptions(SHORT, SHORT));
            network.failAfter(Fault.STALL, 20);
            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(() -> interflux.find(BY_KEY).blockLast(LIMIT))
                    .withMessageStartingWith("No connection to PostgreSQL within 250 ms.");
            network.mend();
            assertThat(over(pool).find(BY_KEY).count().block(LIMIT)).isEqualTo(PARENTS);
            pool.disposeLater().block(LIMIT);
        }
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void aSlowNetworkIsNoError(TestDatabase database) {
        Family.create(database, PARENTS, 2);
        try (LoopbackProxy network = LoopbackProxy.before(database)) {
            network.delay(Duration.ofMillis(3));
            ConnectionPool pool = database.pool(network.connectionFactory(), 1);
            for (Function<Interflux, Flux<DynamicEntity>> load : LOADS) {
                assertThat(Signals.of(load.apply(over(pool))).count()).isEqualTo(PARENTS);
            }
            PoolState.assertIdle(pool, database);
            pool.disposeLater().block(LIMIT);
        }
    }
}
