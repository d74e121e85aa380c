package io.interflux.r2dbc;

import static io.interflux.model.DataType.INSTANT;
import static io.interflux.model.DataType.INTEGER;
import static io.interflux.model.DataType.JSON;
import static io.interflux.model.DataType.LONG;
import static io.interflux.model.DataType.STRING;
import static io.interflux.r2dbc.Statements.LIMIT;
import static io.interflux.r2dbc.Statements.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.interflux.Interflux;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import io.interflux.error.ConstraintViolationException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.AttributeDefinition;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Inserted rows come back in order, as the database holds them; a failed insert leaves nothing. */
class InsertIT {

    @Entity
    record Pilot(@Id @Generated @Nullable Long id, String name, @Nullable Integer points, @HasMany List<Ship> ships) {}

    @Entity
    record Ship(@Id String code, @Nullable String label) {}

    private static final Schema PILOTS = Schema.of(Pilot.class, Ship.class);

    private static Interflux created(TestDatabase database, Schema schema) {
        Interflux interflux = R2dbcInterflux.create(database.pool(1), schema);
        interflux.schema().create().block(LIMIT);
        return interflux;
    }

    private static Schema schema(Consumer<SchemaBuilder> models) {
        SchemaBuilder builder = Schema.builder();
        models.accept(builder);
        return builder.build();
    }

    private static <T> T insert(Interflux interflux, T entity) {
        return interflux.insert(entity).blockOptional(LIMIT).orElseThrow();
    }

    private static DynamicEntity tick(Map<String, ?> values) {
        return DynamicEntity.of("tick", values);
    }

    private static List<@Nullable Object> values(List<DynamicEntity> entities, String name) {
        List<@Nullable Object> values = new ArrayList<>();
        entities.forEach(entity -> values.add(entity.get(name)));
        return values;
    }

    @OnEachDatabase({Kind.H2, Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void aRecordGetsItsKeyAndKeepsItsChildren(TestDatabase database) {
        Interflux interflux = created(database, PILOTS);
        List<Ship> ships = List.of(new Ship("x-wing", null));
        assertThat(insert(interflux, new Pilot(null, "Luke", 7, ships))).isEqualTo(new Pilot(1L, "Luke", 7, ships));
        assertThat(insert(interflux, new Pilot(null, "Han", null, List.of())))
                .isEqualTo(new Pilot(2L, "Han", null, List.of()));
        assertThat(database.column("SELECT \"code\" FROM \"ships\""))
                .as("children are not written")
                .isEmpty();
    }

    @OnEachDatabase
    void aForeignKeyWithoutAPlaceInTheRecordIsNull(TestDatabase database) {
        Interflux interflux = created(database, PILOTS);
        Ship ship = new Ship("x-wing", "T-65");
        assertThat(insert(interflux, ship)).isEqualTo(ship);
        assertThat(database.column("SELECT \"code\" FROM \"ships\" WHERE \"pilotId\" IS NULL"))
                .containsExactly("x-wing");
    }

    @OnEachDatabase
    void givenAndGeneratedKeysMayMix(TestDatabase database) {
        Interflux interflux = created(database, schema(s -> s.define("tick").attribute("note", STRING)));
        List<DynamicEntity> ticks = all(interflux.insertAll(
                List.of(tick(Map.of("note", "a")), tick(Map.of("id", 70L, "note", "b")), tick(Map.of("note", "c")))));
        assertThat(values(ticks, "id")).containsExactly(1L, 70L, 2L);
        assertThat(values(ticks, "note")).containsExactly("a", "b", "c");
    }

    @OnEachDatabase({Kind.H2, Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void rowsMayBeAllDefaults(TestDatabase database) {
        Interflux interflux = created(database, schema(s -> s.define("tick")));
        assertThat(insert(interflux, tick(Map.of())).get("id")).isEqualTo(1L);
        assertThat(values(all(interflux.insertAll(List.of(tick(Map.of()), tick(Map.of())))), "id"))
                .containsExactly(2L, 3L);
    }

    @OnEachDatabase
    void compositeKeysAreWrittenAsTheyAre(TestDatabase database) {
        Interflux interflux = created(
                database,
                schema(s -> s.define("point").id("x", LONG).id("y", LONG).attribute("label", STRING)));
        List<DynamicEntity> points = all(interflux.insertAll(List.of(
                DynamicEntity.of("point", Map.of("x", 1, "y", 11)),
                DynamicEntity.of("point", Map.of("x", 11, "y", 1)))));
        assertThat(points.get(0).asMap())
                .containsEntry("x", 1L)
                .containsEntry("y", 11L)
                .containsEntry("label", null);
        assertThat(points.get(1).asMap()).containsEntry("x", 11L).containsEntry("y", 1L);
        ConstraintViolationException twice = catchThrowableOfType(
                ConstraintViolationException.class,
                () -> insert(interflux, DynamicEntity.of("point", Map.of("x", 1, "y", 11))));
        assertThat(twice.kind()).isEqualTo(ConstraintViolationException.Kind.UNIQUE);
        assertThat(twice.table()).isEqualTo("points");
    }

    @OnEachDatabase({Kind.H2, Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void whatComesBackIsWhatTheDatabaseHolds(TestDatabase database) {
        Interflux interflux = created(database, schema(s -> s.define("price")
                .attribute("amount", DataType.decimal(10, 2))
                .attribute("color", DataType.enumOf("RED", "GREEN"))
                .attribute("document", JSON)
                .attribute("tags", DataType.arrayOf(STRING))
                .attribute("at", INSTANT)));
        List<DynamicEntity> prices = all(interflux.insertAll(List.of(
                DynamicEntity.of("price", Map.of("amount", new BigDecimal("1.005"), "color", "GREEN")),
                DynamicEntity.of("price", Map.of("document", "[1]", "tags", new String[] {"a", "b"})),
                DynamicEntity.of("price", Map.of("at", Instant.parse("2026-01-02T03:04:05.123456Z"))))));
        assertThat(values(prices, "amount")).containsExactly(new BigDecimal("1.01"), null, null);
        assertThat(values(prices, "color")).containsExactly("GREEN", null, null);
        assertThat(values(prices, "document")).containsExactly(null, "[1]", null);
        assertThat(prices.get(1).get("tags", String[].class)).containsExactly("a", "b");
        assertThat(values(prices, "at")).containsExactly(null, null, Instant.parse("2026-01-02T03:04:05.123456Z"));
    }

    private static Schema users(boolean strict) {
        return schema(s -> {
            s.define("team");
            s.define("user")
                    .attribute("name", STRING, name -> strict(name.unique(), strict))
                    .attribute("color", strict ? DataType.enumOf("RED") : DataType.string(3));
            s.belongsTo("user", "team");
        });
    }

    private static void strict(AttributeDefinition attribute, boolean strict) {
        if (strict) {
            attribute.notNull();
        }
    }

    private static ConstraintViolationException violation(Interflux interflux, Map<String, ?> user) {
        return catchThrowableOfType(
                ConstraintViolationException.class, () -> insert(interflux, DynamicEntity.of("user", user)));
    }

    @OnEachDatabase
    void violationsNameKindConstraintAndTable(TestDatabase database) {
        created(database, users(true));
        Interflux interflux = R2dbcInterflux.create(database.pool(1), users(false));
        insert(interflux, DynamicEntity.of("user", Map.of("name", "a")));

        ConstraintViolationException unique = violation(interflux, Map.of("name", "a"));
        assertThat(unique.kind()).isEqualTo(ConstraintViolationException.Kind.UNIQUE);
        assertThat(unique.constraint()).isEqualTo("users_name_key");
        assertThat(unique.table()).isEqualTo("users");
        assertThat(unique.sql()).contains("INSERT INTO \"users\" (\"id\", \"name\", \"color\", \"teamId\")");

        ConstraintViolationException reference = violation(interflux, Map.of("name", "b", "teamId", 99));
        assertThat(reference.kind()).isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY);
        assertThat(reference.constraint()).isEqualTo("users_teamId_fkey");

        assertThat(violation(interflux, Map.of()).kind()).isEqualTo(ConstraintViolationException.Kind.NOT_NULL);

        ConstraintViolationException check = violation(interflux, Map.of("name", "b", "color", "TAN"));
        assertThat(check.kind()).isEqualTo(ConstraintViolationException.Kind.CHECK);
        assertThat(check.constraint()).isEqualTo("users_color_check");
        assertThat(database.column("SELECT \"name\" FROM \"users\"")).containsExactly("a");
    }

    private static List<DynamicEntity> ticks(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> tick(Map.of("note", "n" + (count - i), "rank", i)))
                .toList();
    }

    private static final Schema TICKS = schema(s ->
            s.define("tick").attribute("note", STRING, note -> note.unique()).attribute("rank", INTEGER));

    @OnEachDatabase
    void manyRowsAreFewStatementsInOneTransactionAndKeepTheirOrder(TestDatabase database) {
        created(database, TICKS);
        StatementRecorder recorder = StatementRecorder.on(database.connectionFactory());
        Interflux interflux = R2dbcInterflux.create(database.pool(recorder.connectionFactory(), 1), TICKS);
        List<DynamicEntity> inserted = all(interflux.insertAll(ticks(2_500)));
        assertThat(values(inserted, "rank"))
                .isEqualTo(IntStream.range(0, 2_500).boxed().toList());
        assertThat(values(inserted, "id"))
                .isEqualTo(LongStream.rangeClosed(1, 2_500).boxed().toList());
        assertThat(recorder.texts())
                .filteredOn(text -> text.contains("INSERT INTO"))
                .hasSize(3);
        assertThat(recorder.sent())
                .startsWith(new StatementRecorder.Sent("BEGIN", 0))
                .endsWith(new StatementRecorder.Sent("COMMIT", 0));
        assertThat(database.column(
                        "SELECT CAST(COUNT(*) AS BIGINT) FROM \"ticks\" WHERE \"note\" = 'n' || (2501 - \"id\")"))
                .containsExactly(2_500L);
    }

    @OnEachDatabase
    void anErrorInTheLastChunkTakesAllChunksBack(TestDatabase database) {
        Interflux interflux = created(database, TICKS);
        List<DynamicEntity> ticks = new ArrayList<>(ticks(2_499));
        ticks.add(ticks.get(0));
        List<DynamicEntity> seen = new ArrayList<>();
        assertThatExceptionOfType(ConstraintViolationException.class)
                .isThrownBy(() -> all(interflux.insertAll(ticks).doOnNext(seen::add)))
                .satisfies(error -> assertThat(error.constraint()).isEqualTo("ticks_note_key"));
        assertThat(seen).isEmpty();
        assertThat(database.column("SELECT \"id\" FROM \"ticks\"")).isEmpty();
    }

    @OnEachDatabase
    void insideATransactionEverythingIsTakenBackWithIt(TestDatabase database) {
        Interflux interflux = created(database, TICKS);
        Mono<Long> work = interflux
                .inTransaction(tx -> tx.insert(tick(Map.of("note", "one")))
                        .thenMany(tx.insertAll(ticks(1_001)))
                        .count()
                        .flatMap(count -> Mono.<Long>error(new IllegalStateException(count + " rows"))))
                .single();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> work.block(LIMIT))
                .withMessage("1001 rows");
        assertThat(database.column("SELECT \"id\" FROM \"ticks\"")).isEmpty();
    }

    @OnEachDatabase(Kind.H2)
    void aTransactionThatGoesOnAfterAFailedInsertHasNothingOfIt(TestDatabase database) {
        Interflux interflux = created(database, users(true));
        DynamicEntity stranger = DynamicEntity.of("user", Map.of("name", "b", "color", "RED", "teamId", 99));
        List<DynamicEntity> kept =
                all(interflux.inTransaction(tx -> tx.insert(DynamicEntity.of("user", Map.of("name", "a")))
                        .concatWith(tx.insert(stranger).onErrorResume(error -> Mono.empty()))
                        .concatWith(tx.insert(DynamicEntity.of("user", Map.of("name", "c"))))));
        assertThat(values(kept, "name")).containsExactly("a", "c");
        assertThat(database.column("SELECT \"name\" FROM \"users\" ORDER BY 1")).containsExactly("a", "c");
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void oneRowNeedsNoTransaction(TestDatabase database) {
        created(database, TICKS);
        StatementRecorder recorder = StatementRecorder.on(database.connectionFactory());
        Interflux interflux = R2dbcInterflux.create(database.pool(recorder.connectionFactory(), 1), TICKS);
        insert(interflux, tick(Map.of()));
        assertThat(recorder.sent())
                .containsExactly(new StatementRecorder.Sent(
                        "INSERT INTO \"ticks\" (\"id\", \"note\", \"rank\") VALUES (DEFAULT, $1, $2)"
                                + " RETURNING \"id\", \"note\", \"rank\"",
                        2));
    }

    @OnEachDatabase
    void cancellingAfterTheFirstKeepsAll(TestDatabase database) {
        Interflux interflux = created(database, TICKS);
        DynamicEntity first =
                interflux.insertAll(ticks(30)).next().blockOptional(LIMIT).orElseThrow();
        assertThat(Objects.requireNonNull(first.get("rank"))).isEqualTo(0);
        assertThat(database.column("SELECT \"id\" FROM \"ticks\"")).hasSize(30);
    }
}
