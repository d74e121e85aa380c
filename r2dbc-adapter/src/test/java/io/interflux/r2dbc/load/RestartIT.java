package io.interflux.r2dbc.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.error.DatabaseException;
import io.interflux.load.LoadOptions;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.AttributeReference;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.r2dbc.R2dbcOptions;
import io.interflux.testkit.RestartableServer;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A server that is restarted while loads stream from it: what was under way fails once, and the same pool serves what comes after. */
@Timeout(180)
class RestartIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int PARENTS = 300;

    private final Select<DynamicEntity> byKey = Select.from("parent").include("children");
    private final Select<DynamicEntity> byName =
            byKey.orderBy(AttributeReference.named("name").desc());

    @Test
    void aRestartInMidStreamIsOneErrorAndTheNextLoadWorks() {
        try (RestartableServer server = RestartableServer.start()) {
            Family.create(server.database(), PARENTS, 2);
            ConnectionPool pool = server.database().pool(4);
            Interflux interflux = R2dbcInterflux.create(
                    pool, Family.SCHEMA, R2dbcOptions.DEFAULT, LoadOptions.DEFAULT.withWindowRows(20));
            for (Select<DynamicEntity> select : List.of(byKey, byName)) {
                interruptedBy(server, interflux.find(select), select == byName);
                assertUsable(interflux, pool, server);
            }
            interruptedBy(server, interflux.inTransaction(tx -> tx.find(byKey)), true);
            assertUsable(interflux, pool, server);
        }
    }

    /** By keyset a load holds no connection between windows, so that it need not notice a restart there. */
    private static void interruptedBy(RestartableServer server, Flux<DynamicEntity> load, boolean holdsConnection) {
        Flux<DynamicEntity> restarting = load.index()
                .concatMap(
                        parent -> parent.getT1() == 110
                                ? Mono.fromRunnable(() -> restart(server))
                                        .subscribeOn(Schedulers.boundedElastic())
                                        .thenReturn(parent.getT2())
                                : Mono.just(parent.getT2()),
                        1);
        Signals<DynamicEntity> signals = Signals.of(restarting);
        if (holdsConnection) {
            assertThat(signals.error())
                    .isInstanceOf(DatabaseException.class)
                    .hasNoSuppressedExceptions()
                    .hasMessageContaining("[SQLSTATE 08006]");
            assertThat(signals.count()).isLessThan(PARENTS);
        } else {
            assertThat(signals.completed()).isTrue();
            assertThat(signals.count()).isEqualTo(PARENTS);
        }
    }

    private static void restart(RestartableServer server) {
        server.stop();
        server.startAgain();
    }

    private void assertUsable(Interflux interflux, ConnectionPool pool, RestartableServer server) {
        for (Select<DynamicEntity> select : List.of(byKey, byName)) {
            assertThat(interflux.find(select).count().block(LIMIT)).isEqualTo(PARENTS);
        }
        PoolState.assertIdle(pool, server.database());
    }
}
