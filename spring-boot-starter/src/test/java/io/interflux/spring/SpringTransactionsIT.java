package io.interflux.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.Interflux;
import io.interflux.error.ConstraintViolationException;
import io.interflux.error.InterfluxException;
import io.interflux.error.QueryException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcDatabase;
import io.interflux.r2dbc.R2dbcOptions;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.StatementRecorder.Sent;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Loads and writes inside of transactions that Spring's manager begins and ends. */
@Timeout(120)
class SpringTransactionsIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Sent BEGIN = new Sent("BEGIN", 0);
    private static final Sent COMMIT = new Sent("COMMIT", 0);
    private static final ModelHandle<DynamicEntity> NOTE = ModelHandle.of("note");
    private static final Select<DynamicEntity> NOTES = Select.from("note");

    /** One pool, and both ways to it. */
    private record Shop(
            ConnectionPool pool,
            StatementRecorder recorder,
            Interflux interflux,
            R2dbcTransactionManager manager,
            DatabaseClient client) {

        static Shop open(TestDatabase database, int connections) {
            StatementRecorder recorder = StatementRecorder.on(database.connectionFactory());
            ConnectionPool pool = database.pool(recorder.connectionFactory(), connections);
            SchemaBuilder schema = Schema.builder();
            schema.define("note").id("id", DataType.LONG);
            Interflux interflux = Interflux.create(
                    R2dbcDatabase.create(pool, R2dbcOptions.DEFAULT, new SpringTransactions(pool)), schema.build());
            all(interflux.schema().create());
            recorder.clear();
            return new Shop(pool, recorder, interflux, new R2dbcTransactionManager(pool), DatabaseClient.create(pool));
        }

        <R> Flux<R> transactional(Publisher<R> work) {
            return transactional(settings -> {}, work);
        }

        <R> Flux<R> transactional(Consumer<DefaultTransactionDefinition> settings, Publisher<R> work) {
            DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
            settings.accept(definition);
            return TransactionalOperator.create(manager, definition).transactional(Flux.from(work));
        }

        <R> Flux<R> propagated(int propagation, Publisher<R> work) {
            return transactional(settings -> settings.setPropagationBehavior(propagation), work);
        }

        Mono<DynamicEntity> insert(long id) {
            return interflux.insert(DynamicEntity.of("note", Map.of("id", id)));
        }

        /** As Spring's own client does it. */
        Mono<Long> insertPlain(long id) {
            return client.sql("INSERT INTO \"notes\"(\"id\") VALUES (" + id + ")")
                    .fetch()
                    .rowsUpdated();
        }

        Flux<Long> ids() {
            return interflux.find(NOTES).map(note -> (Long) Objects.requireNonNull(note.get("id")));
        }

        void assertNotes(Long... ids) {
            assertThat(all(ids())).containsExactly(ids);
            assertNoLeak();
        }

        void assertNoLeak() {
            var metrics = pool.getMetrics().orElseThrow();
            for (int i = 0; i < 500 && metrics.acquiredSize() > 0; i++) {
                Mono.delay(Duration.ofMillis(10)).block();
            }
            assertThat(metrics.acquiredSize())
                    .as("connections that were not given back")
                    .isZero();
        }
    }

    private static <T> List<T> all(Publisher<T> publisher) {
        return Flux.from(publisher).collectList().blockOptional(LIMIT).orElseThrow();
    }

    @OnEachDatabase
    void bothUseOneConnectionAndSpringAloneEndsTheTransaction(TestDatabase database) {
        Shop shop = Shop.open(database, 1);
        Flux<Long> work = shop.transactional(shop.insertPlain(1)
                .thenMany(shop.ids())
                .concatWith(shop.insert(2).then(Mono.empty()))
                .concatWith(shop.client
                        .sql("SELECT COUNT(*) FROM \"notes\"")
                        .mapValue(Long.class)
                        .one()));
        assertThat(all(work)).containsExactly(1L, 2L);
        assertThat(shop.recorder.sent()).startsWith(BEGIN).endsWith(COMMIT);
        if (database.kind() != Kind.H2) { // where an insert is behind a savepoint
            assertThat(shop.recorder.texts().stream().map(text -> text.substring(0, 6)))
                    .containsExactly("INSERT", "SELECT", "INSERT", "SELECT");
        }
        shop.assertNotes(1L, 2L);
    }

    @OnEachDatabase
    void whatBothHaveWrittenGoesWhenTheWorkFails(TestDatabase database) {
        Shop shop = Shop.open(database, 1);
        IllegalStateException mine = new IllegalStateException("mine");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> all(shop.transactional(
                        shop.insertPlain(1).then(shop.insert(2)).then(Mono.error(mine)))))
                .isSameAs(mine);
        shop.assertNotes();
    }

    @OnEachDatabase
    void callsOfOneTransactionQueueOnItsConnection(TestDatabase database) {
        Shop shop = Shop.open(database, 1);
        all(shop.transactional(Flux.range(0, 200).flatMap(id -> shop.insert(id), 200)));
        assertThat(shop.recorder.sent()).startsWith(BEGIN).endsWith(COMMIT).doesNotContainSubsequence(BEGIN, BEGIN);
        assertThat(all(shop.ids())).hasSize(200);
        all(shop.transactional(shop.ids().concatMap(id -> shop.insert(-1 - id))));
        assertThat(all(shop.ids())).hasSize(400);
    }

    @OnEachDatabase
    void workThatIsAtomicByItselfJoins(TestDatabase database) {
        Shop shop = Shop.open(database, 1);
        Flux<DynamicEntity> inner = shop.interflux.inTransaction(tx -> shop.insert(2));
        IllegalStateException mine = new IllegalStateException("mine");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> all(shop.transactional(inner.then(Mono.error(mine)))));
        shop.assertNotes();
        assertThat(all(shop.transactional(shop.interflux
                        .bulk(NOTE)
                        .insert(Flux.range(1, 100).map(id -> DynamicEntity.of("note", Map.of("id", (long) id)))))))
                .containsExactly(100L);
        assertThat(all(shop.interflux.count(NOTES))).containsExactly(100L);
    }

    @OnEachDatabase
    void nestedWorkIsASavepoint(TestDatabase database) {
        Shop shop = Shop.open(database, 1);
        all(shop.transactional(shop.insert(1)
                .thenMany(shop.interflux.nested(tx -> shop.insert(2).then(shop.insert(1))))
                .onErrorResume(ConstraintViolationException.class, taken -> shop.insert(3))));
        shop.assertNotes(1L, 3L);
    }

    @OnEachDatabase
    void springsNestedIsASavepointToo(TestDatabase database) {
        Shop shop = Shop.open(database, 1);
        Flux<DynamicEntity> twice = shop.insert(2).then(shop.insert(1)).flux();
        all(shop.transactional(shop.insert(1)
                .thenMany(shop.propagated(TransactionDefinition.PROPAGATION_NESTED, twice))
                .onErrorResume(ConstraintViolationException.class, taken -> shop.insert(3))
                .thenMany(shop.propagated(TransactionDefinition.PROPAGATION_NESTED, shop.insert(4)))));
        shop.assertNotes(1L, 3L, 4L);
    }

    @OnEachDatabase
    void aNewTransactionInsideIsItsOwnAndTheOuterOneGoesOn(TestDatabase database) {
        Shop shop = Shop.open(database, 2);
        IllegalStateException mine = new IllegalStateException("mine");
        Flux<Long> seen = shop.insert(1)
                .thenMany(shop.propagated(
                        TransactionDefinition.PROPAGATION_REQUIRES_NEW,
                        shop.insert(2).thenMany(shop.ids())))
                .concatWith(shop.insert(3).thenMany(shop.ids()));
        List<Long> told = new CopyOnWriteArrayList<>();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> all(shop.transactional(
                        seen.doOnNext(told::add).cast(Object.class).concatWith(Mono.error(mine)))));
        assertThat(told).as("2 by the inner one; 1, 2, 3 by the outer one").containsExactly(2L, 1L, 2L, 3L);
        shop.assertNotes(2L);
    }

    @OnEachDatabase
    void whereNoneIsSupportedThereIsNone(TestDatabase database) {
        Shop shop = Shop.open(database, 2);
        Flux<Long> outside = shop.propagated(TransactionDefinition.PROPAGATION_NOT_SUPPORTED, shop.ids());
        assertThat(all(shop.transactional(shop.insert(1).thenMany(outside).concatWith(shop.ids()))))
                .containsExactly(1L);
        Flux<DynamicEntity> locked =
                shop.propagated(TransactionDefinition.PROPAGATION_SUPPORTS, shop.interflux.find(NOTES.forUpdate()));
        assertThatExceptionOfType(QueryException.class).isThrownBy(() -> all(locked));
        assertThat(all(shop.transactional(shop.interflux.find(NOTES.forUpdate()))))
                .hasSize(1);
    }

    @OnEachDatabase
    void whereOneIsSupportedItIsJoined(TestDatabase database) {
        Shop shop = Shop.open(database, 1);
        IllegalStateException mine = new IllegalStateException("mine");
        Flux<Object> supported = shop.propagated(
                TransactionDefinition.PROPAGATION_SUPPORTS,
                shop.insert(1).then(shop.insertPlain(2)).then(Mono.error(mine)));
        assertThatExceptionOfType(IllegalStateException.class)
                .as("each by itself")
                .isThrownBy(() -> all(supported));
        shop.assertNotes(1L, 2L);
        Flux<Object> mandatory = shop.propagated(
                TransactionDefinition.PROPAGATION_MANDATORY,
                shop.insert(3).then(shop.insertPlain(4)).then(Mono.error(mine)));
        assertThatExceptionOfType(IllegalStateException.class)
                .as("all in the one around")
                .isThrownBy(() -> all(shop.transactional(mandatory)));
        shop.assertNotes(1L, 2L);
        assertThat(all(shop.propagated(TransactionDefinition.PROPAGATION_NEVER, shop.insert(5))))
                .hasSize(1);
        shop.assertNotes(1L, 2L, 5L);
    }

    @OnEachDatabase
    void noWriteOfAnySortPassesAReadOnlyOne(TestDatabase database) {
        Shop shop = Shop.open(database, 2);
        DynamicEntity note = DynamicEntity.of("note", Map.of("id", 1L));
        all(shop.insert(1));
        shop.recorder.clear();
        List<Publisher<?>> writes = List.of(
                shop.interflux.insertAll(List.of(note, note)),
                shop.interflux.upsert(note),
                shop.interflux.delete(note),
                shop.interflux.delete(NOTE).where(NOTE.attribute("id").eq(1L)),
                shop.interflux.insertGraph(note, graph -> graph),
                shop.interflux.bulk(NOTE).insert(notes(3)),
                shop.interflux.inTransaction(tx -> tx.insert(note)),
                shop.interflux.nested(tx -> tx.insert(note)));
        for (Publisher<?> write : writes) {
            assertThatExceptionOfType(InterfluxException.class)
                    .isThrownBy(() -> all(shop.transactional(settings -> settings.setReadOnly(true), write)))
                    .withMessageContaining("Nothing can be written in a read-only transaction");
        }
        assertThat(shop.recorder.texts()).noneMatch(text -> text.matches("(?s)(INSERT|DELETE|UPDATE|MERGE|COPY).*"));
        Flux<DynamicEntity> apart = shop.propagated(TransactionDefinition.PROPAGATION_REQUIRES_NEW, shop.insert(2));
        all(shop.transactional(
                settings -> settings.setReadOnly(true), shop.ids().thenMany(apart)));
        shop.assertNotes(1L, 2L);
    }

    @OnEachDatabase
    void aReadOnlyOneRefusesWritesBeforeTheyAreSent(TestDatabase database) {
        Shop shop = Shop.open(database, 1);
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> all(shop.transactional(settings -> settings.setReadOnly(true), shop.insert(1))))
                .withMessageStartingWith("Nothing can be written in a read-only transaction");
        assertThat(shop.recorder.texts()).isEmpty();
        assertThat(all(shop.transactional(settings -> settings.setReadOnly(true), shop.ids())))
                .isEmpty();
    }

    @OnEachDatabase
    void aSnapshotNeedsItsIsolation(TestDatabase database) {
        Shop shop = Shop.open(database, 1);
        Flux<DynamicEntity> snapshot = shop.interflux.find(NOTES.snapshot());
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> all(shop.transactional(snapshot)))
                .withMessageContaining("needs REPEATABLE_READ, but joins a transaction of READ_COMMITTED");
        Flux<DynamicEntity> strict = shop.transactional(
                settings -> settings.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ), snapshot);
        if (database.kind() == Kind.H2) {
            assertThatExceptionOfType(QueryException.class)
                    .as("r2dbc-h2 gives READ COMMITTED whatever it is asked for")
                    .isThrownBy(() -> all(strict));
        } else {
            assertThat(all(strict)).isEmpty();
        }
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void onPostgreSqlAFailureThatIsSwallowedIsNotCommitted(TestDatabase database) {
        Shop shop = Shop.open(database, 1);
        Flux<DynamicEntity> twice = shop.insert(1).then(shop.insert(1)).flux();
        assertThatExceptionOfType(ConstraintViolationException.class)
                .isThrownBy(() -> all(shop.transactional(twice)))
                .withMessageEndingWith("has aborted the transaction around it, which can only be rolled back now");
        assertThatExceptionOfType(InterfluxException.class)
                .isThrownBy(() -> all(shop.transactional(twice.onErrorResume(error -> shop.insert(2)))))
                .withMessageStartingWith("The transaction had been aborted by an earlier failure");
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> all(shop.transactional(twice.onErrorComplete())));
        shop.assertNotes();
    }

    @OnEachDatabase
    void othersMayStillWriteBeforeTheCommit(TestDatabase database) {
        Shop shop = Shop.open(database, 1);
        all(shop.transactional(shop.insert(1).then(registered(new TransactionSynchronization() {
            @Override
            public Mono<Void> beforeCommit(boolean readOnly) {
                return shop.insert(2).then();
            }
        }))));
        shop.assertNotes(1L, 2L);
    }

    @OnEachDatabase
    void whatComesAfterTheCommitIsNoPartOfTheTransaction(TestDatabase database) {
        Shop shop = Shop.open(database, 2);
        all(shop.transactional(shop.insert(1).then(registered(new TransactionSynchronization() {
            @Override
            public Mono<Void> afterCommit() {
                return shop.insert(2)
                        .thenMany(shop.propagated(TransactionDefinition.PROPAGATION_REQUIRES_NEW, shop.insert(3)))
                        .then();
            }

            @Override
            public Mono<Void> afterCompletion(int status) {
                return shop.insert(4).then();
            }
        }))));
        shop.assertNotes(1L, 2L, 3L, 4L);
    }

    private static Mono<Void> registered(TransactionSynchronization synchronization) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(manager -> manager.registerSynchronization(synchronization))
                .then();
    }

    @OnEachDatabase
    void aLoadThatIsCancelledLeavesTheTransactionUsable(TestDatabase database) {
        Shop shop = Shop.open(database, 1);
        all(shop.interflux.bulk(NOTE).insert(notes(3000)));
        all(shop.transactional(
                shop.ids().take(1).thenMany(shop.insert(-1)).thenMany(shop.ids().take(2))));
        assertThat(all(shop.interflux.count(NOTES))).containsExactly(3001L);
        shop.assertNoLeak();
    }

    @OnEachDatabase
    void theErrorOfOneOfTwoLoadsIsWhatTheCallerGets(TestDatabase database) {
        Shop shop = Shop.open(database, 1);
        all(shop.interflux.bulk(NOTE).insert(notes(3000)));
        IllegalStateException mine = new IllegalStateException("mine");
        for (int i = 0; i < 20; i++) {
            Flux<Long> failing = Mono.delay(Duration.ofMillis(i))
                    .then(Mono.<Long>error(mine))
                    .flux();
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> all(shop.transactional(Flux.merge(shop.ids(), shop.ids(), failing))))
                    .isSameAs(mine);
        }
        assertThat(all(shop.interflux.count(NOTES))).containsExactly(3000L);
        shop.assertNoLeak();
    }

    /** From the BEGIN on, and of the library's own statements: one of Spring's client that is cancelled may be executed by PostgreSQL's driver after the ROLLBACK. */
    @OnEachDatabase
    void cancellationAtAnyMomentLeavesNothingBehind(TestDatabase database) {
        Shop shop = Shop.open(database, 2);
        for (int micros = 0; micros < 6000; micros += 50) {
            Sinks.Empty<Void> begun = Sinks.empty();
            Mono<Long> moment = begun.asMono().then(Mono.delay(Duration.ofNanos(micros * 1000L)));
            shop.transactional(Mono.fromRunnable(begun::tryEmitEmpty)
                            .thenMany(shop.insert(1))
                            .thenMany(shop.ids())
                            .thenMany(shop.insert(3))
                            .concatWith(Mono.never()))
                    .takeUntilOther(moment)
                    .blockLast(LIMIT);
        }
        shop.assertNoLeak();
        shop.assertNotes();
        all(shop.transactional(shop.insert(4)));
        shop.assertNotes(4L);
    }

    private static Flux<DynamicEntity> notes(int count) {
        return Flux.range(1, count).map(id -> DynamicEntity.of("note", Map.of("id", (long) id)));
    }
}
