package io.interflux.r2dbc.write;

import static io.interflux.model.DataType.INTEGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.Interflux;
import io.interflux.error.StaleEntityException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.AttributeHandle;
import io.interflux.query.Condition;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Versions, times and marks through every way in which a row is written. */
class LifecycleIT {

    /** A way to write accounts; where it takes several, the second is another row. */
    private interface Way {
        Publisher<?> write(Interflux interflux, DynamicEntity first, DynamicEntity second);
    }

    private static final ModelHandle<DynamicEntity> ACCOUNT = ModelHandle.of("account");
    private static final AttributeHandle<DynamicEntity, Object> BALANCE = ACCOUNT.attribute("balance");
    private static final Condition<DynamicEntity> FIRST =
            ACCOUNT.attribute("id").eq(1);

    private static final Map<String, Way> CHECKING_UPDATES = Map.of(
            "update", (interflux, first, second) -> interflux.update(first),
            "update of an attribute", (interflux, first, second) -> interflux.update(first, BALANCE),
            "updateAll", (interflux, first, second) -> interflux.updateAll(List.of(second, first)),
            "updateAll of an attribute",
                    (interflux, first, second) -> interflux.updateAll(List.of(second, first), BALANCE));

    private static final Map<String, Way> OTHER_UPDATES = Map.of(
            "upsert", (interflux, first, second) -> interflux.upsert(first),
            "upsertAll", (interflux, first, second) -> interflux.upsertAll(List.of(second, first)),
            "update by condition",
                    (interflux, first, second) ->
                            interflux.update(ACCOUNT).set(BALANCE, 7).where(FIRST),
            "bulk",
                    (interflux, first, second) ->
                            interflux.bulk(ACCOUNT).updateExisting().insert(Flux.just(first)));

    private static final Map<String, Way> CHECKING_DELETES = Map.of(
            "delete", (interflux, first, second) -> interflux.delete(first),
            "deleteAll", (interflux, first, second) -> interflux.deleteAll(List.of(second, first)));

    private static final Map<String, Way> OTHER_DELETES = Map.of(
            "delete by condition",
            (interflux, first, second) -> interflux.delete(ACCOUNT).where(FIRST));

    private static Workbench accounts(TestDatabase database) {
        SchemaBuilder s = Schema.builder();
        s.define("account").attribute("balance", INTEGER).version().timestamps().softDelete();
        Workbench bench = Workbench.of(database, s.build());
        bench.rows("account", Map.of("balance", 1), Map.of("balance", 2));
        return bench;
    }

    private static DynamicEntity account(Workbench bench, int id) {
        Select<DynamicEntity> one =
                Select.from(ACCOUNT).where(ACCOUNT.attribute("id").eq(id));
        return bench.one(bench.interflux().find(one.withDeleted()));
    }

    private static DynamicEntity with(DynamicEntity account, String name, @Nullable Object value) {
        Map<String, @Nullable Object> values = new HashMap<>(account.asMap());
        values.put(name, value);
        return DynamicEntity.of("account", values);
    }

    private static long version(DynamicEntity account) {
        return ((Number) Objects.requireNonNull(account.get("version"))).longValue();
    }

    private static Instant time(DynamicEntity account, String name) {
        return Objects.requireNonNull(account.get(name, Instant.class));
    }

    private static void assertCounted(Workbench bench, String name, Way way) {
        DynamicEntity before = account(bench, 1);
        DynamicEntity second = account(bench, 2);
        bench.all(way.write(bench.interflux(), with(before, "balance", 7), second));
        DynamicEntity after = account(bench, 1);
        assertThat(version(after)).as(name).isEqualTo(version(before) + 1);
        assertThat(time(after, "updatedAt")).as(name).isAfter(time(before, "updatedAt"));
        assertThat(time(after, "createdAt")).as(name).isEqualTo(time(before, "createdAt"));
    }

    @OnEachDatabase
    void everyUpdateCountsTheVersionAndMovesTheTime(TestDatabase database) {
        Workbench bench = accounts(database);
        CHECKING_UPDATES.forEach((name, way) -> assertCounted(bench, name, way));
        OTHER_UPDATES.forEach((name, way) -> assertCounted(bench, name, way));
        assertThat(account(bench, 1).get("balance")).isEqualTo(7);
        assertThat(account(bench, 1).get("deletedAt")).isNull();
    }

    @OnEachDatabase
    void everyDeleteMarksTheRowAndCountsItsVersion(TestDatabase database) {
        Workbench bench = accounts(database);
        Map<String, Way> deletes = new HashMap<>(CHECKING_DELETES);
        deletes.putAll(OTHER_DELETES);
        deletes.forEach((name, way) -> {
            assertCounted(bench, name, way);
            assertThat(account(bench, 1).get("deletedAt")).as(name).isNotNull();
            bench.one(bench.interflux()
                    .update(ACCOUNT)
                    .withDeleted()
                    .set("deletedAt", null)
                    .all());
        });
    }

    @OnEachDatabase
    void whatIsWrittenOfAnOldVersionIsRefusedAsAWhole(TestDatabase database) {
        Workbench bench = accounts(database);
        bench.one(bench.interflux().update(ACCOUNT).set(BALANCE, 3).all());
        DynamicEntity first = account(bench, 1);
        DynamicEntity second = account(bench, 2);
        Map<String, Way> checking = new HashMap<>(CHECKING_UPDATES);
        checking.putAll(CHECKING_DELETES);
        checking.forEach((name, way) -> {
            assertThatExceptionOfType(StaleEntityException.class)
                    .as(name)
                    .isThrownBy(() -> bench.all(
                            way.write(bench.interflux(), with(first, "version", 0), with(second, "balance", 9))))
                    .withMessageContaining("The account with (id) = (1) and version 0 is not in the database");
            assertThat(account(bench, 1)).as(name).isEqualTo(first);
            assertThat(account(bench, 2)).as(name).isEqualTo(second);
        });
        OTHER_UPDATES.forEach((name, way) -> assertCounted(
                bench, name, (interflux, one, other) -> way.write(interflux, with(one, "version", 0), other)));
    }
}
