package io.interflux.r2dbc;

import static io.interflux.r2dbc.Statements.LIMIT;
import static io.interflux.r2dbc.Statements.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.Interflux;
import io.interflux.error.ConstraintViolationException;
import io.interflux.error.DatabaseException;
import io.interflux.error.InterfluxException;
import io.interflux.error.QueryException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.AttributeReference;
import io.interflux.query.Condition;
import io.interflux.query.Select;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.SingleConversation;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Nested work is taken back alone, and the transaction around it goes on. */
@Timeout(120)
class NestedIT {

    private static final Select<DynamicEntity> NOTES = Select.from("note");

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
        return tx.insert(DynamicEntity.of("note", Map.of("id", id)));
    }

    private void assertNotes(Interflux interflux, Long... ids) {
        List<Object> found = all(interflux.find(NOTES).<Object>map(note -> Objects.requireNonNull(note.get("id"))));
        assertThat(found).containsExactly((Object[]) ids);
        Leaks.assertNone(pool);
    }

    @OnEachDatabase
    void whatFailsIsTakenBackAloneAndTheTransactionGoesOn(TestDatabase database) {
        Interflux interflux = open(database);
        all(interflux.inTransaction(tx -> insert(tx, 1)
                .thenMany(tx.nested(inner -> insert(inner, 2).then(insert(inner, 1))))
                .onErrorResume(ConstraintViolationException.class, taken -> insert(tx, 3))
                .then(insert(tx, 4))));
        assertNotes(interflux, 1L, 3L, 4L);
    }

    @OnEachDatabase
    void anErrorOfTheWorksOwnTakesItBackToo(TestDatabase database) {
        Interflux interflux = open(database);
        all(interflux.inTransaction(
                tx -> tx.nested(inner -> insert(inner, 1).then(Mono.error(new IllegalStateException("mine"))))
                        .onErrorResume(IllegalStateException.class, mine -> insert(tx, 2)
                                .then(Mono.empty()))));
        assertNotes(interflux, 2L);
    }

    @OnEachDatabase
    void whatCompletesStaysAndEndsWithTheTransaction(TestDatabase database) {
        Interflux interflux = open(database);
        all(interflux.inTransaction(tx -> tx.nested(inner -> insert(inner, 1)).then(insert(tx, 2))));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> all(interflux.inTransaction(
                        tx -> tx.nested(inner -> insert(inner, 3)).then(Mono.error(new IllegalStateException())))));
        assertNotes(interflux, 1L, 2L);
    }

    @OnEachDatabase
    void nestedWorkMayHoldNestedWork(TestDatabase database) {
        Interflux interflux = open(database);
        all(interflux.inTransaction(tx -> tx.nested(outer -> insert(outer, 1)
                .thenMany(outer.nested(inner -> insert(inner, 2).then(insert(inner, 1))))
                .onErrorResume(ConstraintViolationException.class, taken -> insert(outer, 3))
                .thenMany(outer.nested(inner -> insert(inner, 4))))));
        assertNotes(interflux, 1L, 3L, 4L);
    }

    @OnEachDatabase
    void manyOneAfterAnotherEachForItself(TestDatabase database) {
        Interflux interflux = open(database);
        Flux<DynamicEntity> work =
                interflux.inTransaction(tx -> Flux.range(0, 60).concatMap(n -> tx.nested(inner -> insert(inner, n / 2))
                        .onErrorResume(ConstraintViolationException.class, twice -> Mono.empty())));
        assertThat(all(work)).hasSize(30);
        assertThat(all(interflux.count(NOTES))).containsExactly(30L);
    }

    @OnEachDatabase
    void withoutATransactionItIsOne(TestDatabase database) {
        Interflux interflux = open(database);
        all(interflux.nested(tx -> insert(tx, 1).then(insert(tx, 2))));
        assertThatExceptionOfType(ConstraintViolationException.class)
                .isThrownBy(() -> all(interflux.nested(tx -> insert(tx, 3).then(insert(tx, 1)))));
        assertNotes(interflux, 1L, 2L);
    }

    @OnEachDatabase
    void whatIsCancelledBetweenStatementsIsTakenBackAlone(TestDatabase database) {
        Interflux interflux = open(database);
        all(interflux.inTransaction(tx -> insert(tx, 1)
                .thenMany(tx.nested(inner -> insert(inner, 2).concatWith(Mono.never()))
                        .take(1))
                .then(insert(tx, 3))));
        assertNotes(interflux, 1L, 3L);
        Sinks.Empty<Object> inserted = Sinks.empty();
        all(interflux.inTransaction(tx -> tx.nested(inner -> insert(inner, 4)
                        .then(Mono.fromRunnable(inserted::tryEmitEmpty))
                        .then(Mono.never()))
                .takeUntilOther(inserted.asMono().then(Mono.delay(Duration.ofMillis(100))))
                .thenMany(tx.nested(inner -> insert(inner, 5)))));
        assertNotes(interflux, 1L, 3L, 5L);
    }

    /** The driver may send the statement afterwards, where it would not be taken back. */
    @OnEachDatabase(Kind.POSTGRESQL)
    void whatIsCancelledInAStatementEndsTheTransaction(TestDatabase database) {
        Interflux interflux = open(database);
        Select<DynamicEntity> slow = NOTES.where(Condition.raw("pg_sleep(0.5) IS NOT NULL"));
        Flux<DynamicEntity> work = interflux.inTransaction(tx -> insert(tx, 1)
                .thenMany(tx.nested(inner -> insert(inner, 2).thenMany(inner.find(slow)))
                        .timeout(Duration.ofMillis(100)))
                .onErrorResume(TimeoutException.class, late -> insert(tx, 3)));
        assertThatExceptionOfType(InterfluxException.class)
                .isThrownBy(() -> all(work))
                .withMessage("The transaction can only be rolled back, since nested work could not be taken back alone:"
                        + " it was cancelled while a statement was under way, which the driver may still send");
        assertNotes(interflux);
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void whatGoesOnAfterAFailureIsTakenBackWithAnErrorThatSaysSo(TestDatabase database) {
        Interflux interflux = open(database);
        Flux<DynamicEntity> work = interflux.inTransaction(tx -> insert(tx, 1)
                .thenMany(tx.nested(inner -> insert(inner, 2)
                        .then(insert(inner, 1))
                        .onErrorResume(ConstraintViolationException.class, swallowed -> Mono.empty())))
                .onErrorResume(DatabaseException.class, error -> {
                    assertThat(error)
                            .isInstanceOf(ConstraintViolationException.class)
                            .hasMessageStartingWith(
                                    "The nested work completed, but an earlier failure had aborted it, so that"
                                            + " it was rolled back to its savepoint: Unique constraint");
                    return insert(tx, 3);
                }));
        assertThat(all(work)).hasSize(1);
        assertNotes(interflux, 1L, 3L);
    }

    @OnEachDatabase
    void twoBesideEachOtherAreRefused(TestDatabase database) {
        Interflux interflux = open(database);
        Flux<DynamicEntity> work = interflux.inTransaction(tx -> Flux.merge(
                tx.nested(inner -> insert(inner, 1).delayElement(Duration.ofMillis(100))),
                tx.nested(inner -> insert(inner, 2))));
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> all(work))
                .withMessage("Nested work was started beside other nested work of the same transaction, whose savepoint"
                        + " would take its writes back; run one after the other (concatMap)");
        assertNotes(interflux);
    }

    @OnEachDatabase
    void aLoadInNestedWorkLeavesTheTransactionUsable(TestDatabase database) {
        Interflux interflux = open(database);
        Select<DynamicEntity> descending =
                NOTES.orderBy(AttributeReference.named("id").desc());
        Flux<Long> work = interflux.inTransaction(tx -> tx.insertAll(
                        List.of(DynamicEntity.of("note", Map.of("id", 1L)), DynamicEntity.of("note", Map.of("id", 2L))))
                .thenMany(tx.nested(inner -> inner.find(descending).take(1)))
                .then(tx.count(NOTES))
                .flux());
        assertThat(all(work)).containsExactly(2L);
        assertNotes(interflux, 1L, 2L);
    }

    @OnEachDatabase
    void cancellationOfTheWholeAtAnyMomentLeavesNothingBehind(TestDatabase database) {
        Interflux interflux = open(database);
        for (int micros = 0; micros < 6000; micros += 60) {
            Flux<DynamicEntity> work = interflux.inTransaction(
                    tx -> tx.nested(inner -> insert(inner, 1).thenMany(inner.nested(deep -> insert(deep, 2))))
                            .concatWith(Mono.never()));
            work.takeUntilOther(Mono.delay(Duration.ofNanos(micros * 1000L))).blockLast(LIMIT);
        }
        assertNotes(interflux);
    }
}
