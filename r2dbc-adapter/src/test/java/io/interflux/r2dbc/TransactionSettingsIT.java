package io.interflux.r2dbc;

import static io.interflux.r2dbc.Statements.LIMIT;
import static io.interflux.r2dbc.Statements.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.Interflux;
import io.interflux.error.BulkLoadException;
import io.interflux.error.InterfluxException;
import io.interflux.error.QueryException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.spi.TransactionSettings;
import io.interflux.spi.TransactionSettings.Isolation;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.SingleConversation;
import io.interflux.testkit.TestDatabase;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Transactions with isolation, access and a limit of time, begun and joined. */
@Timeout(120)
class TransactionSettingsIT {

    private static final Select<DynamicEntity> NOTES = Select.from("note");
    private static final TransactionSettings SHORT = TransactionSettings.DEFAULT.withTimeout(Duration.ofMillis(300));

    @SuppressWarnings("NullAway.Init") // set by open
    private ConnectionPool pool;

    private Interflux open(TestDatabase database) {
        SchemaBuilder schema = Schema.builder();
        schema.define("note").id("id", DataType.LONG);
        pool = database.pool(SingleConversation.on(database.connectionFactory()), 1);
        Interflux interflux = R2dbcInterflux.create(pool, schema.build());
        all(interflux.schema().create());
        return interflux;
    }

    private static Mono<DynamicEntity> insert(Interflux tx, long id) {
        return tx.insert(note(id));
    }

    private static DynamicEntity note(long id) {
        return DynamicEntity.of("note", Map.of("id", id));
    }

    private static TransactionSettings isolated(Isolation isolation) {
        return TransactionSettings.DEFAULT.withIsolation(isolation);
    }

    @OnEachDatabase
    void workThatTakesTooLongIsRolledBack(TestDatabase database) {
        Interflux interflux = open(database);
        Flux<DynamicEntity> work =
                interflux.inTransaction(SHORT, tx -> insert(tx, 1).then(Mono.never()));
        assertThatExceptionOfType(InterfluxException.class)
                .isThrownBy(() -> all(work))
                .withMessage(
                        "The work of a transaction took longer than its timeout of 300 ms, so it was cancelled and is"
                                + " rolled back; TransactionSettings.withTimeout sets the limit")
                .withCauseInstanceOf(TimeoutException.class);
        assertThat(all(interflux.count(NOTES))).containsExactly(0L);
        Leaks.assertNone(pool);
    }

    @OnEachDatabase
    void workThatIsInTimeIsCommitted(TestDatabase database) {
        Interflux interflux = open(database);
        for (long id = 0; id < 20; id++) {
            long next = id;
            all(interflux.inTransaction(
                    TransactionSettings.DEFAULT.withTimeout(Duration.ofSeconds(20)), tx -> insert(tx, next)));
        }
        assertThat(all(interflux.count(NOTES))).containsExactly(20L);
    }

    @OnEachDatabase
    void theLimitOfJoinedWorkIsItsOwn(TestDatabase database) {
        Interflux interflux = open(database);
        all(interflux.inTransaction(tx -> insert(tx, 1)
                .thenMany(tx.inTransaction(SHORT, inner -> Mono.never()))
                .onErrorResume(error -> error.getCause() instanceof TimeoutException, late -> Mono.empty())));
        assertThat(all(interflux.count(NOTES))).containsExactly(1L);
    }

    @OnEachDatabase
    void aWeakerTransactionIsNotJoined(TestDatabase database) {
        Interflux interflux = open(database);
        for (Isolation outer : new Isolation[] {Isolation.READ_COMMITTED, Isolation.REPEATABLE_READ}) {
            Flux<DynamicEntity> work = interflux.inTransaction(isolated(outer), tx -> insert(tx, 1)
                    .thenMany(tx.inTransaction(isolated(Isolation.SERIALIZABLE), in -> insert(in, 2))));
            assertThatExceptionOfType(QueryException.class)
                    .isThrownBy(() -> all(work))
                    .withMessage(
                            "The work, a load with snapshot() or an inner transaction, needs SERIALIZABLE, but joins a"
                                    + " transaction of " + outer + "; begin the outer one by"
                                    + " inTransaction(TransactionSettings.DEFAULT.withIsolation(SERIALIZABLE), …)");
        }
        all(interflux.inTransaction(
                isolated(Isolation.SERIALIZABLE),
                tx -> tx.inTransaction(isolated(Isolation.REPEATABLE_READ), inner -> insert(inner, 3))));
        assertThat(all(interflux.count(NOTES))).containsExactly(1L);
    }

    @OnEachDatabase
    void writesOfAReadOnlyTransactionAreRefused(TestDatabase database) {
        Interflux interflux = open(database);
        List<Function<Interflux, Publisher<?>>> writes = List.of(
                tx -> insert(tx, 1),
                tx -> tx.upsertAll(List.of(note(1), note(2))),
                tx -> tx.deleteAll(List.of(note(1), note(2))),
                tx -> tx.delete(note(1)),
                tx -> tx.delete(ModelHandle.of("note")).all(),
                tx -> tx.schema().drop());
        for (Function<Interflux, Publisher<?>> write : writes) {
            assertThatExceptionOfType(QueryException.class)
                    .isThrownBy(() ->
                            all(interflux.inTransaction(TransactionSettings.READ_ONLY, tx -> Flux.from(write.apply(tx))
                                    .cast(Object.class))))
                    .withMessage("Nothing can be written in a read-only transaction; begin it without"
                            + " TransactionSettings.withReadOnly(true)");
        }
        assertThatExceptionOfType(BulkLoadException.class)
                .isThrownBy(() ->
                        all(interflux.inTransaction(TransactionSettings.READ_ONLY, tx -> tx.bulk(ModelHandle.of("note"))
                                .insert(Flux.just(note(1))))))
                .withCauseInstanceOf(QueryException.class)
                .withMessageContaining("read-only");
        assertThat(all(interflux.inTransaction(TransactionSettings.READ_ONLY, tx -> tx.count(NOTES))))
                .containsExactly(0L);
    }

    @OnEachDatabase
    void cancellationAroundTheTimeoutLeavesNothingBehind(TestDatabase database) {
        Interflux interflux = open(database);
        TransactionSettings tight = TransactionSettings.DEFAULT.withTimeout(Duration.ofMillis(4));
        for (int micros = 1000; micros < 7000; micros += 60) {
            Flux<DynamicEntity> work = interflux.inTransaction(
                    tight, tx -> insert(tx, 1).concatWith(insert(tx, 2)).concatWith(Mono.never()));
            work.takeUntilOther(Mono.delay(Duration.ofNanos(micros * 1000L)))
                    .onErrorResume(error -> error.getCause() instanceof TimeoutException, late -> Mono.empty())
                    .blockLast(LIMIT);
        }
        assertThat(all(interflux.count(NOTES))).containsExactly(0L);
        Leaks.assertNone(pool);
    }

    @Test
    void theLimitOfTimeMustBePositive() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> TransactionSettings.DEFAULT.withTimeout(Duration.ZERO))
                .withMessage("The timeout PT0S of a transaction must be positive");
    }
}
