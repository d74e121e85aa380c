package io.interflux.r2dbc.write;

import static io.interflux.model.DataType.INTEGER;
import static io.interflux.model.DataType.LONG;
import static io.interflux.model.DataType.STRING;
import static io.interflux.r2dbc.write.Workbench.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.interflux.Interflux;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import io.interflux.error.StaleEntityException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ComparableHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.TextHandle;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Updates, upserts and deletes of rows: what is sent, what comes back, and what is there afterwards. */
class RowWritesIT {

    @Entity
    record Pilot(@Id @Generated @Nullable Long id, String name, @Nullable Integer points) {}

    private static final ModelHandle<Pilot> PILOT = ModelHandle.of(Pilot.class);
    private static final TextHandle<Pilot> NAME = PILOT.text("name");
    private static final ComparableHandle<Pilot, Integer> POINTS = PILOT.attribute("points", Integer.class);

    private static Workbench pilots(TestDatabase database, Pilot... pilots) {
        Workbench bench = Workbench.of(database, Schema.of(Pilot.class));
        bench.all(bench.interflux().insertAll(List.of(pilots)));
        return bench;
    }

    private static Workbench pilots(TestDatabase database) {
        return pilots(database, new Pilot(null, "Luke", 1), new Pilot(null, "Han", 2), new Pilot(null, "Leia", null));
    }

    private static List<Pilot> all(Workbench bench) {
        return bench.all(bench.interflux().find(Select.from(PILOT)));
    }

    private static String returning(Workbench bench, String dml, String columns) {
        return bench.isPostgreSql()
                ? dml + " RETURNING " + columns.replaceAll("\"(\\w+)\"", "t0.\"$1\"")
                : "SELECT " + columns + " FROM FINAL TABLE (" + dml + ")";
    }

    @OnEachDatabase({Kind.H2, Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void anUpdateWritesAllThatARecordSays(TestDatabase database) {
        Workbench bench = pilots(database);
        Pilot changed = new Pilot(2L, "Solo", null);
        assertThat(bench.one(bench.interflux().update(changed))).isEqualTo(changed);
        assertThat(bench.sent())
                .containsExactly(returning(
                        bench,
                        "UPDATE \"pilots\" t0 SET \"name\" = $1, \"points\" = $2 WHERE t0.\"id\" = $3",
                        "\"id\", \"name\", \"points\""));
        assertThat(all(bench)).containsExactly(new Pilot(1L, "Luke", 1), changed, new Pilot(3L, "Leia", null));
    }

    @OnEachDatabase
    void onlyTheAttributesNamedAreWrittenAndTheOthersComeBack(TestDatabase database) {
        Workbench bench = pilots(database);
        Pilot back = bench.one(bench.interflux().update(new Pilot(2L, "not written", 7), POINTS));
        assertThat(back).isEqualTo(new Pilot(2L, "Han", 7));
        assertThat(all(bench)).contains(new Pilot(2L, "Han", 7));
    }

    @OnEachDatabase
    void aDynamicEntityWritesOnlyWhatItHas(TestDatabase database) {
        Workbench bench = pilots(database);
        DynamicEntity back =
                bench.one(bench.interflux().update(DynamicEntity.of("pilot", values("id", 2, "points", null))));
        assertThat(back.asMap()).isEqualTo(values("id", 2L, "points", null, "name", "Han"));
    }

    @OnEachDatabase({Kind.H2, Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void manyRowsAreOneStatementAndComeBackInTheirOrder(TestDatabase database) {
        Workbench bench = pilots(database);
        List<Pilot> changed = List.of(new Pilot(3L, "c", null), new Pilot(1L, "a", 10));
        assertThat(bench.all(bench.interflux().updateAll(changed))).isEqualTo(changed);
        String match = "t0.\"id\" = k.\"c0\"";
        String set = " SET \"name\" = k.\"c1\", \"points\" = k.\"c2\"";
        assertThat(bench.sent())
                .containsExactly(
                        bench.isPostgreSql()
                                ? "UPDATE \"pilots\" t0" + set
                                        + " FROM (VALUES ($1, $2, $3), ($4, $5, $6)) k(\"c0\", \"c1\", \"c2\") WHERE "
                                        + match + " RETURNING t0.\"id\", t0.\"name\", t0.\"points\""
                                : "SELECT \"id\", \"name\", \"points\" FROM FINAL TABLE (MERGE INTO \"pilots\" t0 USING (VALUES"
                                        + " (CAST($1 AS BIGINT), CAST($2 AS VARCHAR), CAST($3 AS INTEGER)),"
                                        + " (CAST($4 AS BIGINT), CAST($5 AS VARCHAR), CAST($6 AS INTEGER)))"
                                        + " k(\"c0\", \"c1\", \"c2\") ON " + match + " WHEN MATCHED THEN UPDATE" + set
                                        + ")");
        assertThat(all(bench))
                .containsExactly(new Pilot(1L, "a", 10), new Pilot(2L, "Han", 2), new Pilot(3L, "c", null));
    }

    @OnEachDatabase
    void thousandsOfRowsAreAStatementPerChunk(TestDatabase database) {
        Workbench bench = pilots(
                database,
                IntStream.range(0, 2_100)
                        .mapToObj(i -> new Pilot(null, "p" + i, i))
                        .toArray(Pilot[]::new));
        List<Pilot> changed = IntStream.rangeClosed(1, 2_100)
                .mapToObj(i -> new Pilot((long) i, "q" + i, -i))
                .toList();
        assertThat(bench.all(bench.interflux().updateAll(changed))).isEqualTo(changed);
        assertThat(bench.sent()).hasSize(3);
        assertThat(all(bench)).isEqualTo(changed);
        assertThat(bench.one(bench.interflux().deleteAll(changed.subList(0, 2_000))))
                .isEqualTo(2_000L);
        assertThat(bench.sent()).hasSize(1);
    }

    @OnEachDatabase({Kind.H2, Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void everyTypeGoesThroughATableOfRows(TestDatabase database) {
        SchemaBuilder s = Schema.builder();
        s.define("item")
                .id("key", DataType.UUID)
                .attribute("flag", DataType.BOOLEAN)
                .attribute("small", DataType.SHORT)
                .attribute("amount", DataType.decimal(10, 2))
                .attribute("color", DataType.enumOf("RED", "GREEN"))
                .attribute("document", DataType.JSON)
                .attribute("tags", DataType.arrayOf(STRING))
                .attribute("data", DataType.BYTES)
                .attribute("day", DataType.DATE)
                .attribute("at", DataType.INSTANT);
        Workbench bench = Workbench.of(database, s.build());
        List<UUID> keys = List.of(UUID.randomUUID(), UUID.randomUUID());
        bench.rows("item", Map.of("key", keys.get(0)), Map.of("key", keys.get(1)));
        Map<String, @Nullable Object> full = values(
                "key",
                keys.get(1),
                "flag",
                true,
                "small",
                (short) 3,
                "amount",
                new BigDecimal("1.50"),
                "color",
                "GREEN",
                "document",
                "[1]",
                "tags",
                new String[] {"a", "b"},
                "data",
                new byte[] {1, 2},
                "day",
                java.time.LocalDate.of(2026, 1, 2),
                "at",
                Instant.parse("2026-01-02T03:04:05.123456Z"));
        Map<String, @Nullable Object> empty = values();
        full.keySet().forEach(name -> empty.put(name, null));
        empty.put("key", keys.get(0));
        List<DynamicEntity> changed = List.of(DynamicEntity.of("item", empty), DynamicEntity.of("item", full));
        assertThat(bench.all(bench.interflux().updateAll(changed))).isEqualTo(changed);
        assertThat(bench.all(bench.interflux().upsertAll(changed))).isEqualTo(changed);
    }

    @OnEachDatabase
    void aRowThatIsGoneIsAnErrorAndNothingIsWritten(TestDatabase database) {
        Workbench bench = pilots(database);
        List<Pilot> changed = List.of(new Pilot(1L, "written?", 1), new Pilot(99L, "gone", 1));
        assertThatExceptionOfType(StaleEntityException.class)
                .isThrownBy(() -> bench.all(bench.interflux().updateAll(changed)))
                .withMessage("The pilot with (id) = (99) is not in the database: it was deleted or never inserted;"
                        + " read it again and decide anew");
        assertThat(all(bench)).contains(new Pilot(1L, "Luke", 1));
    }

    @OnEachDatabase
    void aCallersTransactionGoesOnWithoutTheRowsOfAStaleUpdate(TestDatabase database) {
        Workbench bench = pilots(database);
        List<Pilot> changed = List.of(new Pilot(1L, "written?", 1), new Pilot(99L, "gone", 1));
        bench.all(bench.interflux().inTransaction(tx -> tx.updateAll(changed)
                .onErrorResume(StaleEntityException.class, stale -> Flux.empty())
                .thenMany(tx.update(new Pilot(2L, "Han", 3)))));
        assertThat(all(bench))
                .containsExactly(new Pilot(1L, "Luke", 1), new Pilot(2L, "Han", 3), new Pilot(3L, "Leia", null));
    }

    private static Schema versioned() {
        SchemaBuilder s = Schema.builder();
        s.define("account").attribute("balance", INTEGER).version().timestamps();
        return s.build();
    }

    private static DynamicEntity account(@Nullable Object... values) {
        return DynamicEntity.of("account", values(values));
    }

    @OnEachDatabase
    void anUpdateCountsTheVersionAndFailsWithAnOldOne(TestDatabase database) {
        Workbench bench = Workbench.of(database, versioned());
        DynamicEntity first = bench.rows("account", Map.of("balance", 1)).get(0);
        assertThat(first.get("version")).isEqualTo(0L);
        DynamicEntity second =
                bench.one(bench.interflux().update(account("id", 1, "balance", 2, "version", first.get("version"))));
        assertThat(second.get("version")).isEqualTo(1L);
        StaleEntityException stale = catchThrowableOfType(
                StaleEntityException.class,
                () -> bench.one(bench.interflux().update(account("id", 1, "balance", 3, "version", 0))));
        assertThat(stale)
                .hasMessage(
                        "The account with (id) = (1) and version 0 is not in the database: it was changed, deleted or"
                                + " never inserted; read it again and decide anew");
        assertThat(stale.model()).isEqualTo("account");
        assertThat(stale.key()).isEqualTo("(id) = (1)");
        assertThat(stale.version()).isEqualTo(0L);
        assertThat(bench.column("SELECT \"balance\" FROM \"accounts\"")).containsExactly(2);
        assertThatExceptionOfType(StaleEntityException.class)
                .isThrownBy(() -> bench.one(bench.interflux().delete(account("id", 1, "version", 0))));
        assertThat(bench.one(bench.interflux().delete(account("id", 1, "version", 1))))
                .isTrue();
    }

    @OnEachDatabase
    void versionsOfManyRowsAreCheckedByTheSameStatement(TestDatabase database) {
        Workbench bench = Workbench.of(database, versioned());
        bench.rows("account", Map.of("balance", 1), Map.of("balance", 2));
        List<DynamicEntity> changed = bench.all(bench.interflux()
                .updateAll(List.of(
                        account("id", 2, "balance", 20, "version", 0), account("id", 1, "balance", 10, "version", 0))));
        assertThat(bench.sent()).hasSize(1);
        assertThat(changed).extracting(one -> one.get("version")).containsExactly(1L, 1L);
        assertThatExceptionOfType(StaleEntityException.class)
                .isThrownBy(() -> bench.all(bench.interflux()
                        .deleteAll(List.of(account("id", 1, "version", 1), account("id", 2, "version", 7)))))
                .withMessageContaining("(id) = (2) and version 7");
        assertThat(bench.one(bench.interflux().deleteAll(changed))).isEqualTo(2L);
    }

    @OnEachDatabase
    void timesAreTheDatabasesAndOnlyTheLastMoves(TestDatabase database) {
        Workbench bench = Workbench.of(database, versioned());
        DynamicEntity first = bench.rows("account", Map.of("balance", 1)).get(0);
        Instant created = Objects.requireNonNull(first.get("createdAt", Instant.class));
        assertThat(first.get("updatedAt")).isEqualTo(created);
        bench.one(bench.interflux()
                .update(ModelHandle.of("account"))
                .set("balance", 5)
                .all());
        assertThat(bench.sent())
                .containsExactly("UPDATE \"accounts\" t0 SET \"balance\" = $1, \"version\" = t0.\"version\" + 1,"
                        + " \"updatedAt\" = CURRENT_TIMESTAMP");
        DynamicEntity second = bench.one(bench.interflux().find(Select.from("account")));
        assertThat(second.get("createdAt")).isEqualTo(created);
        assertThat(second.get("updatedAt", Instant.class)).isAfter(created);
        assertThat(second.get("version")).isEqualTo(1L);
    }

    @OnEachDatabase
    void rowsAreUpdatedAndDeletedByCondition(TestDatabase database) {
        Workbench bench = pilots(database);
        Interflux interflux = bench.interflux();
        assertThat(bench.one(interflux.update(PILOT).set(POINTS, 9).where(NAME.like("L%"))))
                .isEqualTo(2L);
        assertThat(bench.sent())
                .containsExactly("UPDATE \"pilots\" t0 SET \"points\" = $1 WHERE t0.\"name\" LIKE $2 ESCAPE '\\'");
        assertThat(bench.one(interflux.delete(PILOT).where(POINTS.eq(9)))).isEqualTo(2L);
        assertThat(bench.sent()).containsExactly("DELETE FROM \"pilots\" t0 WHERE t0.\"points\" = $1");
        assertThat(bench.one(interflux.update(PILOT).set(POINTS, null).all())).isEqualTo(1L);
        assertThat(all(bench)).containsExactly(new Pilot(2L, "Han", null));
        assertThat(bench.one(interflux.delete(PILOT).all())).isEqualTo(1L);
    }

    @OnEachDatabase
    void aDeleteTellsWhetherThereWasARow(TestDatabase database) {
        Workbench bench = pilots(database);
        Pilot luke = new Pilot(1L, "Luke", 1);
        assertThat(bench.one(bench.interflux().delete(luke))).isTrue();
        assertThat(bench.sent()).containsExactly("DELETE FROM \"pilots\" t0 WHERE t0.\"id\" = $1");
        assertThat(bench.one(bench.interflux().delete(luke))).isFalse();
    }

    @OnEachDatabase
    void compositeKeysAreDeletedTogether(TestDatabase database) {
        SchemaBuilder s = Schema.builder();
        s.define("point").id("x", LONG).id("y", LONG).attribute("label", STRING);
        Workbench bench = Workbench.of(database, s.build());
        List<DynamicEntity> points =
                bench.rows("point", Map.of("x", 1, "y", 11), Map.of("x", 11, "y", 1), Map.of("x", 1, "y", 1));
        assertThat(bench.one(bench.interflux().deleteAll(points.subList(0, 2)))).isEqualTo(2L);
        assertThat(bench.sent())
                .containsExactly("DELETE FROM \"points\" t0 WHERE EXISTS (SELECT 1 FROM "
                        + (bench.isPostgreSql()
                                ? "unnest($1::int8[], $2::int8[]) k(\"c0\", \"c1\")"
                                : "TABLE(\"c0\" BIGINT = $1, \"c1\" BIGINT = $2) k")
                        + " WHERE k.\"c0\" = t0.\"x\" AND k.\"c1\" = t0.\"y\")");
        assertThat(bench.column("SELECT \"x\" + \"y\" FROM \"points\"")).containsExactly(2L);
        DynamicEntity moved =
                bench.one(bench.interflux().update(DynamicEntity.of("point", Map.of("x", 1, "y", 1, "label", "here"))));
        assertThat(moved.get("label")).isEqualTo("here");
    }

    @OnEachDatabase({Kind.H2, Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void anUpsertInsertsOrUpdates(TestDatabase database) {
        Workbench bench = pilots(database);
        List<Pilot> back = bench.all(bench.interflux()
                .upsertAll(
                        List.of(new Pilot(2L, "Solo", 22), new Pilot(null, "Lando", 4), new Pilot(70L, "Wedge", 5))));
        assertThat(back)
                .containsExactly(new Pilot(2L, "Solo", 22), new Pilot(4L, "Lando", 4), new Pilot(70L, "Wedge", 5));
        assertThat(bench.sent()).hasSize(2);
        String values = "($1, $2, $3), ($4, $5, $6)";
        assertThat(bench.sent().get(0))
                .isEqualTo(
                        bench.isPostgreSql()
                                ? "INSERT INTO \"pilots\" AS t0 (\"id\", \"name\", \"points\") VALUES " + values
                                        + " ON CONFLICT (\"id\") DO UPDATE SET \"name\" = EXCLUDED.\"name\","
                                        + " \"points\" = EXCLUDED.\"points\" RETURNING t0.\"id\", t0.\"name\", t0.\"points\""
                                : "SELECT \"id\", \"name\", \"points\" FROM FINAL TABLE (MERGE INTO \"pilots\" t0 USING (VALUES"
                                        + " (CAST($1 AS BIGINT), CAST($2 AS VARCHAR), CAST($3 AS INTEGER)),"
                                        + " (CAST($4 AS BIGINT), CAST($5 AS VARCHAR), CAST($6 AS INTEGER)))"
                                        + " k(\"c0\", \"c1\", \"c2\") ON t0.\"id\" = k.\"c0\" WHEN MATCHED THEN UPDATE SET"
                                        + " \"name\" = k.\"c1\", \"points\" = k.\"c2\" WHEN NOT MATCHED THEN INSERT"
                                        + " (\"id\", \"name\", \"points\") VALUES (k.\"c0\", k.\"c1\", k.\"c2\"))");
        assertThat(all(bench)).hasSize(5);
    }

    private static Schema words() {
        SchemaBuilder s = Schema.builder();
        s.define("word")
                .attribute("text", STRING, text -> text.notNull().unique())
                .attribute("count", INTEGER)
                .attribute("note", STRING)
                .timestamps()
                .version();
        return s.build();
    }

    @OnEachDatabase
    void anUpsertByAUniqueKeyKeepsTheIdAndWhatTheEntityDoesNotSay(TestDatabase database) {
        Workbench bench = Workbench.of(database, words());
        DynamicEntity old = bench.rows("word", Map.of("text", "a", "count", 1, "note", "kept"))
                .get(0);
        DynamicEntity back = bench.one(bench.interflux()
                .upsert(
                        DynamicEntity.of("word", Map.of("text", "a", "count", 2)),
                        ModelHandle.of("word").text("text")));
        assertThat(back.asMap())
                .containsEntry("id", 1L)
                .containsEntry("count", 2)
                .containsEntry("note", "kept")
                .containsEntry("version", 1L)
                .containsEntry("createdAt", old.get("createdAt"));
    }

    @OnEachDatabase
    void concurrentUpsertsOfOneKeyMakeOneRow(TestDatabase database) {
        Workbench.of(database, words());
        Interflux interflux = R2dbcInterflux.create(database.pool(8), words());
        Flux<Mono<DynamicEntity>> upserts = Flux.range(0, 24)
                .map(i -> interflux.upsert(
                        DynamicEntity.of("word", Map.of("text", "same", "count", i)),
                        ModelHandle.of("word").text("text")));
        assertThat(upserts.flatMap(one -> one, 8)
                        .collectList()
                        .blockOptional(Workbench.LIMIT)
                        .orElseThrow())
                .hasSize(24)
                .extracting(one -> one.get("id"))
                .containsOnly(interflux
                        .findOne(Select.from("word"))
                        .map(one -> Objects.requireNonNull(one.get("id", Long.class)))
                        .blockOptional(Workbench.LIMIT)
                        .orElseThrow());
        assertThat(database.column("SELECT \"version\" FROM \"words\"")).containsExactly(23L);
    }
}
