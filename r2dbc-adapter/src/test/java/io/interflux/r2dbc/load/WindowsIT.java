package io.interflux.r2dbc.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.error.InterfluxException;
import io.interflux.load.LoadOptions;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.ModelHandle;
import io.interflux.query.Ordering;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.r2dbc.R2dbcOptions;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Windows of every sort give the same roots in the same order, and leave nothing behind. */
@Timeout(120)
class WindowsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ModelHandle<DynamicEntity> PARENT = ModelHandle.of("parent");
    private static final Ordering<DynamicEntity> RANK_ASCENDING =
            PARENT.attribute("rank").asc();
    private static final Ordering<DynamicEntity> RANK_DESCENDING =
            PARENT.attribute("rank").desc();
    private static final Ordering<DynamicEntity> NAME_DESCENDING =
            PARENT.attribute("name").desc();

    private StatementRecorder recorder;

    private Interflux open(TestDatabase database, LoadOptions options) {
        recorder = StatementRecorder.on(database.connectionFactory());
        return R2dbcInterflux.create(
                database.pool(recorder.connectionFactory(), 1), Family.SCHEMA, R2dbcOptions.DEFAULT, options);
    }

    @OnEachDatabase
    void everyOrderIsKeptAcrossWindows(TestDatabase database) {
        Family.create(database, 100, 2);
        Interflux interflux = open(database, LoadOptions.DEFAULT.withWindowRows(7));
        Comparator<DynamicEntity> rankLast = comparing("rank", Comparator.nullsLast(Comparator.naturalOrder()));
        Comparator<DynamicEntity> byId = comparing("id", Comparator.<Comparable<Object>>naturalOrder());
        assertOrder(interflux, List.of(RANK_ASCENDING), rankLast.thenComparing(byId));
        assertOrder(interflux, List.of(RANK_DESCENDING), rankLast.reversed().thenComparing(byId));
        assertOrder(
                interflux,
                List.of(RANK_DESCENDING, NAME_DESCENDING),
                rankLast.reversed()
                        .thenComparing(comparing("name", Comparator.<Comparable<Object>>naturalOrder())
                                .reversed()));
        assertOrder(interflux, List.of(PARENT.attribute("id").desc()), byId.reversed());
    }

    private static Comparator<DynamicEntity> comparing(String name, Comparator<Comparable<Object>> order) {
        return Comparator.comparing(parent -> value(parent, name), order);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the comparator is the one that takes nulls
    private static Comparable<Object> value(DynamicEntity parent, String name) {
        return (Comparable<Object>) parent.get(name);
    }

    private static void assertOrder(
            Interflux interflux, List<Ordering<DynamicEntity>> order, Comparator<DynamicEntity> expected) {
        Select<DynamicEntity> select = Select.from("parent").orderBy(order);
        List<DynamicEntity> found =
                interflux.find(select).collectList().blockOptional(LIMIT).orElseThrow();
        List<DynamicEntity> sorted = new ArrayList<>(found);
        sorted.sort(expected);
        assertThat(found).hasSize(100).doesNotHaveDuplicates().isEqualTo(sorted);
        List<DynamicEntity> page = interflux
                .find(select.limit(30).offset(11))
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
        assertThat(page).isEqualTo(sorted.subList(11, 41));
        List<DynamicEntity> rest = interflux
                .find(select.offset(93))
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
        assertThat(rest).isEqualTo(sorted.subList(93, 100));
    }

    @OnEachDatabase
    void orderByCountIsKeptAcrossWindows(TestDatabase database) {
        Family.create(database, 40, 2);
        database.execute("DELETE FROM \"children\" WHERE \"id\" IN (110, 111, 250)");
        Interflux interflux = open(database, LoadOptions.DEFAULT.withWindowRows(6));
        Select<DynamicEntity> select = Select.from("parent")
                .orderBy(PARENT.toMany("children", ModelHandle.of("child"))
                        .count()
                        .asc());
        List<Object> ids = interflux
                .find(select)
                .map(parent -> (Object) parent.get("id", Long.class))
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
        assertThat(ids)
                .hasSize(40)
                .doesNotHaveDuplicates()
                .startsWith(11L, 25L, 1L, 2L, 3L)
                .endsWith(39L, 40L);
    }

    @OnEachDatabase(TestDatabase.Kind.POSTGRESQL)
    void otherOrdersAreReadByACursorInAReadOnlyTransaction(TestDatabase database) {
        Family.create(database, 25, 1);
        Interflux interflux = open(database, LoadOptions.DEFAULT.withWindowRows(10));
        Select<DynamicEntity> select = Select.from("parent").orderBy(NAME_DESCENDING);
        assertThat(interflux.find(select).count().block(LIMIT)).isEqualTo(25);
        assertThat(recorder.texts())
                .containsExactly(
                        "DECLARE \"interflux_cursor_0\" NO SCROLL CURSOR FOR SELECT t0.\"id\", t0.\"name\", t0.\"rank\""
                                + " FROM \"parents\" t0 ORDER BY t0.\"name\" DESC, t0.\"id\"",
                        "FETCH FORWARD 10 FROM \"interflux_cursor_0\"",
                        "FETCH FORWARD 10 FROM \"interflux_cursor_0\"",
                        "FETCH FORWARD 10 FROM \"interflux_cursor_0\"");
        assertIdle(database);
    }

    @OnEachDatabase(TestDatabase.Kind.POSTGRESQL)
    void aCancelledCursorLeavesNoTransactionOpen(TestDatabase database) {
        Family.create(database, 200, 1);
        Interflux interflux = open(database, LoadOptions.DEFAULT.withWindowRows(10));
        Select<DynamicEntity> select = Select.from("parent").orderBy(NAME_DESCENDING);
        for (int taken : List.of(1, 10, 11, 35)) {
            assertThat(interflux.find(select).take(taken).count().block(LIMIT)).isEqualTo(taken);
            assertThat(interflux.count(select).block(LIMIT)).isEqualTo(200);
            assertIdle(database);
        }
    }

    @OnEachDatabase(TestDatabase.Kind.POSTGRESQL)
    void aCursorWithoutDemandEndsWithAnErrorThatSaysWhatToDo(TestDatabase database) {
        Family.create(database, 100, 1);
        Interflux interflux =
                open(database, LoadOptions.DEFAULT.withWindowRows(10).withCursorIdleLimit(Duration.ofMillis(300)));
        Select<DynamicEntity> select = Select.from("parent").orderBy(NAME_DESCENDING);
        StepVerifier.create(interflux.find(select), 5)
                .expectNextCount(5)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(InterfluxException.class)
                        .hasMessageStartingWith("No demand for PT0.3S while this load holds a transaction open")
                        .hasMessageContaining("order by the primary key"))
                .verify(LIMIT);
        assertThat(interflux.count(select).block(LIMIT)).isEqualTo(100);
        assertIdle(database);
    }

    @OnEachDatabase
    void loadsInsideACallersTransactionSeeItsWritesAndLeaveItAlone(TestDatabase database) {
        Family.create(database, 30, 1);
        Interflux interflux = open(database, LoadOptions.DEFAULT.withWindowRows(10));
        Select<DynamicEntity> byName =
                Select.from("parent").orderBy(NAME_DESCENDING).include("children");
        Mono<Long> work = interflux
                .inTransaction(tx -> tx.insert(DynamicEntity.of("parent", Map.of("id", 99L, "name", "z")))
                        .thenMany(tx.find(byName))
                        .concatMap(parent -> tx.insert(DynamicEntity.of(
                                "child", Map.of("id", id(parent) + 5, "parentId", parent.get("id", Long.class)))))
                        .thenMany(tx.find(byName)))
                .count();
        assertThat(work.block(LIMIT)).isEqualTo(31);
        assertThat(interflux.count(Select.from("child")).block(LIMIT)).isEqualTo(61);
        assertThat(recorder.sent().stream().filter(sent -> sent.text().equals("BEGIN")))
                .hasSize(1);
    }

    private static long id(DynamicEntity parent) {
        Long id = parent.get("id", Long.class);
        return id == null ? 0 : id * 10;
    }

    @OnEachDatabase
    void twoLoadsInterleaveInsideOneTransaction(TestDatabase database) {
        Family.create(database, 60, 1);
        Interflux interflux = open(database, LoadOptions.DEFAULT.withWindowRows(10));
        Select<DynamicEntity> byName =
                Select.from("parent").orderBy(NAME_DESCENDING).include("children");
        Flux<Boolean> equal = interflux.inTransaction(tx -> Flux.zip(
                        tx.find(byName).map(WindowsIT::id), tx.find(byName).map(WindowsIT::id))
                .map(pair -> pair.getT1().equals(pair.getT2())));
        assertThat(equal.collectList().block(LIMIT)).hasSize(60).containsOnly(true);
    }

    @OnEachDatabase
    void anEmptyResultCompletesAfterOneStatement(TestDatabase database) {
        Family.create(database, 3, 1);
        database.execute("DELETE FROM \"children\"", "DELETE FROM \"membership\"", "DELETE FROM \"parents\"");
        Interflux interflux = open(database, LoadOptions.DEFAULT);
        assertThat(interflux
                        .find(Select.from("parent").include("children"))
                        .count()
                        .block(LIMIT))
                .isZero();
        assertThat(interflux.findOne(Select.from("parent")).blockOptional(LIMIT))
                .isEmpty();
        assertThat(interflux.exists(Select.from("parent")).block(LIMIT)).isFalse();
        assertThat(recorder.texts()).hasSize(3);
    }

    @OnEachDatabase
    void limitZeroSendsNothing(TestDatabase database) {
        Family.create(database, 3, 1);
        Interflux interflux = open(database, LoadOptions.DEFAULT);
        assertThat(interflux.find(Select.from("parent").limit(0)).count().block(LIMIT))
                .isZero();
        assertThat(recorder.sent()).isEmpty();
    }

    private static void assertIdle(TestDatabase database) {
        assertThat(database.column("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND state LIKE 'idle in transaction%'"))
                .containsExactly(0L);
    }
}
