package io.interflux.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.error.DatabaseException;
import io.interflux.spi.TransactionSettings;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Limits of time, in virtual time: what drivers never answer ends when it should, and not before. */
class LimitsOfTimeTest {

    private static final R2dbcOptions OPTIONS = new R2dbcOptions(Duration.ofSeconds(10), Duration.ofSeconds(7));

    private final List<String> called = new ArrayList<>();

    private Flux<Object> transaction(Mono<Connection> opening, Mono<Object> work) {
        return R2dbcDatabase.create(new Connections(opening), OPTIONS)
                .inTransaction(TransactionSettings.DEFAULT, session -> work);
    }

    /** A connection that answers by these publishers, and at once where there is none. */
    private Mono<Connection> connection(Map<String, Publisher<?>> answers) {
        return Mono.fromSupplier(() -> (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    called.add(method.getName());
                    return answers.getOrDefault(method.getName(), Mono.empty());
                }));
    }

    private record Connections(Mono<Connection> opening) implements ConnectionFactory {

        @Override
        public Publisher<? extends Connection> create() {
            return opening;
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return () -> "PostgreSQL";
        }
    }

    @Test
    void aConnectionThatDoesNotComeIsGivenUp() {
        StepVerifier.withVirtualTime(() -> transaction(Mono.never(), Mono.just("work")))
                .expectSubscription()
                .expectNoEvent(OPTIONS.acquireTimeout().minusMillis(1))
                .thenAwait(Duration.ofMillis(1))
                .verifyErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(DatabaseException.class)
                        .hasMessageStartingWith("No connection to PostgreSQL within 10 s."));
    }

    @Test
    void workMayTakeLongerThanAConnectionMay() {
        Duration hours = OPTIONS.acquireTimeout().multipliedBy(100);
        StepVerifier.withVirtualTime(() ->
                        transaction(connection(Map.of()), Mono.delay(hours).thenReturn("work")))
                .thenAwait(hours)
                .expectNext("work")
                .verifyComplete();
        assertThat(called).containsExactly("beginTransaction", "commitTransaction", "close");
    }

    @Test
    void aRollbackWithoutAnswerEndsWithTheConnection() {
        IllegalStateException mine = new IllegalStateException("mine");
        StepVerifier.withVirtualTime(
                        () -> transaction(connection(Map.of("rollbackTransaction", Mono.never())), Mono.error(mine)))
                .expectSubscription()
                .expectNoEvent(OPTIONS.cleanUpTimeout().minusMillis(1))
                .thenAwait(Duration.ofMillis(1))
                .verifyErrorSatisfies(error -> assertThat(error).isSameAs(mine).hasNoSuppressedExceptions());
        assertThat(called).startsWith("beginTransaction", "rollbackTransaction").endsWith("close", "close");
    }

    @Test
    void aConnectionThatCannotEvenBeClosedIsGivenUpAfterTwiceTheLimit() {
        StepVerifier.withVirtualTime(() -> transaction(
                        connection(Map.of("rollbackTransaction", Mono.never(), "close", Mono.never())),
                        Mono.error(new IllegalStateException("mine"))))
                .expectSubscription()
                .expectNoEvent(OPTIONS.cleanUpTimeout().multipliedBy(2).minusMillis(1))
                .thenAwait(Duration.ofMillis(1))
                .verifyErrorMessage("mine");
    }
}
