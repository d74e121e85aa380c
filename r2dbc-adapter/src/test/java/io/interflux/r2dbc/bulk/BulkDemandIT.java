package io.interflux.r2dbc.bulk;

import static io.interflux.model.DataType.INTEGER;
import static io.interflux.model.DataType.TEXT;
import static io.interflux.r2dbc.bulk.Loading.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.load.LoadOptions;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.r2dbc.R2dbcOptions;
import io.interflux.testkit.Fire;
import io.interflux.testkit.LoopbackProxy;
import io.interflux.testkit.LoopbackProxy.Fault;
import io.interflux.testkit.Moments;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import io.interflux.write.BulkLoad;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The database's pace is the source's, and a load that is cancelled or cut off leaves nothing behind. */
@Timeout(600)
class BulkDemandIT {

    private static final ModelHandle<DynamicEntity> ITEM = ModelHandle.of("item");
    private static final Schema SCHEMA = schema();
    private static final int CANCELS =
            Fire.count("bulk loads cancelled at a random time, per database and policy", 12, 300);
    private static final int CUTS = Fire.count("bulk loads cut off at a random byte, per policy", 8, 200);

    private static Schema schema() {
        SchemaBuilder s = Schema.builder();
        s.define("item").attribute("number", INTEGER, a -> a.unique());
        return s.build();
    }

    private static Flux<DynamicEntity> items(int count) {
        return Flux.range(0, count).map(i -> row("item", "number", i));
    }

    /** Counts what is asked for beyond what is written. */
    private static final class Ahead {

        private final AtomicLong asked = new AtomicLong();
        private final AtomicLong written = new AtomicLong();
        private final AtomicLong most = new AtomicLong();

        Flux<DynamicEntity> watched(Flux<DynamicEntity> source) {
            return source.doOnRequest(more -> {
                long now = asked.addAndGet(more) - written.get();
                most.accumulateAndGet(now, Math::max);
            });
        }

        BulkLoad<DynamicEntity> watched(BulkLoad<DynamicEntity> load) {
            return load.onProgress(progress -> written.set(progress.rows()));
        }
    }

    @OnEachDatabase
    void noMoreThanTwoChunksAreAskedForBeyondWhatIsWritten(TestDatabase database) {
        Loading loading = Loading.of(database, SCHEMA);
        Ahead ahead = new Ahead();
        loading.run(ahead.watched(loading.interflux().bulk(ITEM).chunkRows(10)).insert(ahead.watched(items(95))));
        assertThat(ahead.most).hasValue(20);
    }

    @OnEachDatabase
    void noMoreThanOneChunkIsAskedForInTheTransactionOfTheCaller(TestDatabase database) {
        Loading loading = Loading.of(database, SCHEMA);
        Ahead ahead = new Ahead();
        loading.run(loading.interflux()
                .inTransaction(tx -> ahead.watched(tx.bulk(ITEM).chunkRows(10)).insert(ahead.watched(items(95))))
                .single());
        assertThat(ahead.most).hasValue(10);
    }

    @OnEachDatabase
    void aChunkOfLargeRowsIsWrittenBeforeItIsFull(TestDatabase database) {
        SchemaBuilder s = Schema.builder();
        s.define("page").attribute("text", TEXT);
        Loading loading = Loading.of(database, s.build());
        Ahead ahead = new Ahead();
        String megabyte = "x".repeat(1 << 20);
        loading.run(ahead.watched(loading.interflux().bulk(ModelHandle.of("page")))
                .insert(ahead.watched(Flux.range(0, 40).map(i -> row("page", "text", megabyte)))));
        assertThat(ahead.most).as("two chunks of 8 MiB").hasValue(16);
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void aSlowNetworkSlowsTheSource(TestDatabase database) {
        Loading.of(database, SCHEMA);
        try (LoopbackProxy network = LoopbackProxy.before(database)) {
            ConnectionPool pool = database.pool(network.connectionFactory(), 1);
            Interflux interflux = R2dbcInterflux.create(pool, SCHEMA);
            interflux.bulk(ITEM).insert(Flux.empty()).block(Loading.LIMIT);
            network.delay(Duration.ofMillis(20));
            Ahead ahead = new Ahead();
            long start = System.nanoTime();
            AtomicLong lastAsked = new AtomicLong();
            Flux<DynamicEntity> source = items(1000).doOnRequest(more -> lastAsked.set(System.nanoTime() - start));
            ahead.watched(interflux.bulk(ITEM).chunkRows(100))
                    .insert(ahead.watched(source))
                    .block(Loading.LIMIT);
            assertThat(ahead.most).hasValue(200);
            assertThat(Duration.ofNanos(lastAsked.get()))
                    .as("eight chunks were written before the last was asked for, each with a question and an answer")
                    .isGreaterThan(Duration.ofMillis(8 * 2 * 20));
            pool.disposeLater().block(Loading.LIMIT);
        }
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void aLockedTableStopsTheSourceAndACancelledLoadGivesItsConnectionBack(TestDatabase database) {
        Loading.of(database, SCHEMA);
        ConnectionPool pool = database.pool(1);
        Interflux interflux = R2dbcInterflux.create(pool, SCHEMA);
        Ahead ahead = new Ahead();
        Mono<Long> load = ahead.watched(interflux.bulk(ITEM).chunkRows(100)).insert(ahead.watched(items(1000)));
        Connection locking = Objects.requireNonNull(
                Mono.from(database.connectionFactory().create()).block(Loading.LIMIT));
        Mono.from(locking.beginTransaction()).block(Loading.LIMIT);
        Flux.from(locking.createStatement("LOCK TABLE \"items\" IN EXCLUSIVE MODE")
                        .execute())
                .concatMap(result -> result.getRowsUpdated())
                .blockLast(Loading.LIMIT);

        Disposable running = load.subscribe();
        Mono.delay(Duration.ofMillis(300)).block();
        assertThat(ahead.asked)
                .as("the chunk that waits for the lock, and one more")
                .hasValue(200);
        running.dispose();
        Mono.from(locking.rollbackTransaction()).block(Loading.LIMIT);
        Mono.from(locking.close()).block(Loading.LIMIT);

        assertThat(interflux.bulk(ITEM).insert(items(10)).block(Loading.LIMIT)).isEqualTo(10L);
        assertThat(database.column("SELECT count(*) FROM \"items\"")).containsExactly(10L);
        pool.disposeLater().block(Loading.LIMIT);
    }

    @OnEachDatabase
    void aLoadThatIsCancelledAtAnyTimeLeavesNothing(TestDatabase database) {
        Loading loading = Loading.of(database, SCHEMA);
        Random random = new Random(7);
        for (int i = 0; i < CANCELS; i++) {
            BulkLoad<DynamicEntity> load = loading.interflux().bulk(ITEM).chunkRows(200);
            cancelled(i % 2 == 0 ? load : load.updateExisting(ITEM.attribute("number")), random.nextInt(25_000));
            Number left =
                    (Number) loading.column("SELECT COUNT(*) FROM \"items\"").get(0);
            assertThat(left.longValue()).as("run %d", i).isZero();
            assertThat(loading.run(loading.interflux().bulk(ITEM).insert(items(3))))
                    .isEqualTo(3L);
            Loading.all(loading.interflux().delete(ITEM).all());
        }
    }

    /** A connection is asked for and given, each statement and copy begins and is over. */
    @OnEachDatabase
    void aLoadThatIsCancelledAtEachMomentLeavesAllOrNothing(TestDatabase database) {
        Loading.of(database, SCHEMA);
        Moments moments = Moments.on(database.connectionFactory());
        Interflux interflux = R2dbcInterflux.create(database.pool(moments.connectionFactory(), 1), SCHEMA);
        for (boolean conflicts : List.of(false, true)) {
            int reached = 0;
            while (isCancelled(moments, reached, load(interflux, conflicts))) {
                assertThat(interflux.count(Select.from(ITEM)).block(Loading.LIMIT))
                        .as("moment %d", reached)
                        .isIn(0L, 500L);
                database.execute("DELETE FROM \"items\"");
                reached++;
            }
            assertThat(reached)
                    .as("five chunks, BEGIN and COMMIT have each two")
                    .isGreaterThanOrEqualTo(14);
            assertThat(database.column("SELECT \"id\" FROM \"items\"")).hasSize(500);
            database.execute("DELETE FROM \"items\"");
        }
    }

    /** Whether the load came as far as that moment. */
    private static boolean isCancelled(Moments moments, int moment, Mono<Long> load) {
        Sinks.Empty<Long> cancel = Sinks.empty();
        moments.at(moment, cancel::tryEmitEmpty);
        load.takeUntilOther(cancel.asMono()).block(Loading.LIMIT);
        moments.rest();
        return moments.reached();
    }

    /** Ends before it could complete. */
    private static void cancelled(BulkLoad<DynamicEntity> load, int micros) {
        Flux<DynamicEntity> endless = items(2000).concatWith(Mono.never());
        load.insert(endless)
                .takeUntilOther(Mono.delay(Duration.ofNanos(micros * 1000L)))
                .block(Loading.LIMIT);
    }

    @OnEachDatabase
    void finishedChunksOfACancelledLoadAreWholeWhereTheyAreKept(TestDatabase database) {
        Loading loading = Loading.of(database, SCHEMA);
        Random random = new Random(8);
        for (int i = 0; i < CANCELS; i++) {
            cancelled(loading.interflux().bulk(ITEM).chunkRows(200).keepFinishedChunks(), random.nextInt(25_000));
            assertThat(loading.run(loading.interflux().bulk(ITEM).insert(Flux.just(row("item", "number", -1)))))
                    .isEqualTo(1L);
            Number left =
                    (Number) loading.column("SELECT COUNT(*) FROM \"items\"").get(0);
            assertThat((left.longValue() - 1) % 200).as("run %d", i).isZero();
            Loading.all(loading.interflux().delete(ITEM).all());
        }
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void aConnectionThatBreaksAtAnyByteEndsTheLoadOnceAndLeavesAllOrNothing(TestDatabase database) {
        Loading.of(database, SCHEMA);
        for (boolean conflicts : List.of(false, true)) {
            long bytes = answered(database, conflicts);
            Random random = new Random(bytes);
            for (int i = 0; i < CUTS; i++) {
                breaks(database, conflicts, i % 2 == 0 ? Fault.CUT : Fault.TRUNCATE, random.nextLong(bytes));
            }
        }
    }

    private static Mono<Long> load(Interflux interflux, boolean conflicts) {
        BulkLoad<DynamicEntity> load = interflux.bulk(ITEM).chunkRows(100);
        return (conflicts ? load.skipExisting(ITEM.attribute("number")) : load).insert(items(500));
    }

    private static long answered(TestDatabase database, boolean conflicts) {
        try (LoopbackProxy network = LoopbackProxy.before(database)) {
            ConnectionPool pool = database.pool(network.connectionFactory(), 1);
            load(R2dbcInterflux.create(pool, SCHEMA), conflicts).block(Loading.LIMIT);
            long bytes = network.answeredBytes();
            pool.disposeLater().block(Loading.LIMIT);
            database.execute("TRUNCATE \"items\"");
            return bytes;
        }
    }

    private static void breaks(TestDatabase database, boolean conflicts, Fault fault, long at) {
        try (LoopbackProxy network = LoopbackProxy.before(database)) {
            ConnectionPool pool = database.pool(network.connectionFactory(), 1);
            R2dbcOptions quick = R2dbcOptions.DEFAULT.withCleanUpTimeout(Duration.ofMillis(250));
            Interflux interflux = R2dbcInterflux.create(pool, SCHEMA, quick, LoadOptions.DEFAULT);
            network.failAfter(fault, at);
            String end = load(interflux, conflicts)
                    .map(rows -> "completed")
                    .onErrorResume(error -> Mono.just(error.toString()))
                    .block(Loading.LIMIT);
            assertThat(end)
                    .as("%s after %d bytes", fault, at)
                    .matches(
                            "(?s).*BulkLoadException: The bulk load of item ended; nothing of it is kept: .*PostgreSQL: .*");
            network.mend();
            long left = (Long) database.column("SELECT count(*) FROM \"items\"").get(0);
            assertThat(left)
                    .as("a COMMIT whose answer is lost may have happened")
                    .isIn(0L, 500L);
            database.execute("TRUNCATE \"items\"");
            assertThat(load(interflux, conflicts).block(Loading.LIMIT)).isEqualTo(500L);
            database.execute("TRUNCATE \"items\"");
            pool.disposeLater().block(Loading.LIMIT);
        }
    }
}
