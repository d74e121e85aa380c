package io.interflux.r2dbc.write;

import static io.interflux.model.DataType.BOOLEAN;
import static io.interflux.model.DataType.INTEGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.error.DatabaseException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.testkit.Fire;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import io.interflux.write.LinkRelation;
import io.interflux.write.RelationChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Many do the same at once, and connections end in the middle: each write is done once and whole, or not at all. */
class ConcurrentWritesIT {

    private static final int RUNS = Fire.count("rounds of concurrent and cut writes per database", 3, 50);
    private static final int AT_ONCE = 50;

    private static final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> PROFILES =
            ModelHandle.of("user").manyToMany("profiles", ModelHandle.of("profile"), ModelHandle.of("grant"));

    private static Schema schema(boolean unique) {
        SchemaBuilder s = Schema.builder();
        s.define("user");
        s.define("profile");
        s.belongsToMany("user", "profile")
                .through("grant", j -> j.id().attribute("selfGranted", BOOLEAN).attribute("by", INTEGER))
                .unique(unique);
        return s.build();
    }

    /** One user and ten profiles, behind a pool of ten connections. */
    private static Interflux created(TestDatabase database, Schema schema) {
        Workbench bench = Workbench.of(database, schema);
        bench.rows("user", Map.of());
        bench.all(bench.interflux()
                .insertAll(IntStream.range(0, 10)
                        .mapToObj(i -> DynamicEntity.of("profile", Map.of()))
                        .toList()));
        return R2dbcInterflux.create(database.pool(10), schema);
    }

    private static LinkRelation<DynamicEntity, DynamicEntity, DynamicEntity> profiles(Interflux interflux) {
        return interflux.relationByKey(1, PROFILES);
    }

    private static <T> List<T> atOnce(Flux<? extends Publisher<T>> work) {
        return work.flatMap(one -> one, AT_ONCE)
                .collectList()
                .blockOptional(Workbench.LIMIT)
                .orElseThrow();
    }

    private static List<Object> linked(TestDatabase database) {
        return database.column("SELECT \"profileId\" FROM \"grant\" ORDER BY 1");
    }

    @OnEachDatabase
    void oneLinkAddedByManyIsOneRow(TestDatabase database) {
        Interflux interflux = created(database, schema(true));
        for (int run = 0; run < RUNS; run++) {
            List<RelationChange> changes =
                    atOnce(Flux.range(0, AT_ONCE).map(i -> profiles(interflux).addKeys(List.of(1))));
            assertThat(changes).hasSize(AT_ONCE);
            assertThat(changes.stream().filter(change -> !change.added().isEmpty()))
                    .hasSize(1);
            assertThat(linked(database)).containsExactly(1L);
            profiles(interflux).clear().block(Workbench.LIMIT);
        }
    }

    /** Each knows the same rows in another order; they are written in that of their keys, so that nobody waits in a circle. */
    @OnEachDatabase
    void upsertsOfTheSameRowsInAnyOrderDoNotWaitForEachOther(TestDatabase database) {
        Interflux interflux = created(database, schema(false));
        List<Integer> keys = IntStream.range(1, 200).boxed().toList();
        for (int run = 0; run < RUNS; run++) {
            List<List<DynamicEntity>> orders = IntStream.range(0, 16)
                    .mapToObj(i -> {
                        List<Integer> shuffled = new ArrayList<>(keys);
                        Collections.shuffle(shuffled, new Random(i));
                        return shuffled.stream()
                                .map(key -> DynamicEntity.of(
                                        "grant", Map.of("id", key, "userId", 1, "profileId", 1 + key % 10, "by", i)))
                                .toList();
                    })
                    .toList();
            interflux.delete(ModelHandle.of("grant")).all().block(Workbench.LIMIT);
            assertThat(atOnce(Flux.fromIterable(orders).map(order -> interflux
                            .upsertAll(order)
                            .map(grant -> Objects.requireNonNull(grant.get("by")))
                            .collectList())))
                    .hasSize(16)
                    .allSatisfy(by -> assertThat(new HashSet<>(by)).hasSize(1));
            assertThat(database.column("SELECT DISTINCT \"by\" FROM \"grant\"")).hasSize(1);
        }
    }

    @OnEachDatabase
    void aPayloadWrittenByManyIsThatOfOne(TestDatabase database) {
        Interflux interflux = created(database, schema(true));
        for (int run = 0; run < RUNS; run++) {
            List<RelationChange> changes =
                    atOnce(Flux.range(0, 20).map(i -> profiles(interflux).addKeys(List.of(1, 2), j -> j.set("by", i))));
            assertThat(changes).hasSize(20);
            assertThat(linked(database)).containsExactly(1L, 2L);
            profiles(interflux).clear().block(Workbench.LIMIT);
        }
    }

    @OnEachDatabase
    void twoSetsAtOnceLeaveOneOfTheTwo(TestDatabase database) {
        Interflux interflux = created(database, schema(true));
        for (int run = 0; run < RUNS; run++) {
            atOnce(Flux.range(0, 20).map(i -> profiles(interflux)
                    .setKeys(i % 2 == 0 ? List.of(1, 2, 3, 4, 5) : List.of(4, 5, 6, 7, 8, 9))));
            assertThat(linked(database)).isIn(List.of(1L, 2L, 3L, 4L, 5L), List.of(4L, 5L, 6L, 7L, 8L, 9L));
        }
    }

    @OnEachDatabase
    void withoutAUniqueConstraintTheOwnersLockKeepsSetsApart(TestDatabase database) {
        Interflux interflux = created(database, schema(false));
        for (int run = 0; run < RUNS; run++) {
            atOnce(Flux.range(0, 20)
                    .map(i -> profiles(interflux).setKeys(i % 2 == 0 ? List.of(1, 2, 3) : List.of(3, 4, 5))));
            assertThat(linked(database)).isIn(List.of(1L, 2L, 3L), List.of(3L, 4L, 5L));
            atOnce(Flux.range(0, 20)
                    .map(i -> i == 10
                            ? profiles(interflux).setKeys(List.of(1))
                            : profiles(interflux).addKeys(List.of(2))));
            assertThat(linked(database))
                    .as("the set is whole, and beside it is only what was added after it, which may be nothing")
                    .containsOnlyOnce(1L)
                    .isSubsetOf(1L, 2L);
        }
    }

    private static Interflux teams(TestDatabase database) {
        SchemaBuilder s = Schema.builder();
        s.define("team");
        s.define("player");
        s.define("badge");
        s.hasMany("team", "player");
        s.hasOne("team", "badge");
        Schema schema = s.build();
        Workbench bench = Workbench.of(database, schema);
        for (String model : List.of("team", "player", "badge")) {
            bench.all(bench.interflux()
                    .insertAll(
                            Collections.nCopies(model.equals("player") ? 200 : 20, DynamicEntity.of(model, Map.of()))));
        }
        return R2dbcInterflux.create(database.pool(10), schema);
    }

    /** Each takes all players, named in another order; whoever comes last has them all. */
    @OnEachDatabase
    void targetsThatManyTakeAtOnceAreThoseOfOne(TestDatabase database) {
        Interflux interflux = teams(database);
        ToManyHandle<DynamicEntity, DynamicEntity> players =
                ModelHandle.of("team").toMany("players", ModelHandle.of("player"));
        for (int run = 0; run < RUNS; run++) {
            atOnce(Flux.range(1, 20).map(team -> {
                List<Integer> keys =
                        new ArrayList<>(IntStream.rangeClosed(1, 200).boxed().toList());
                Collections.shuffle(keys, new Random(team));
                return interflux.relationByKey(team, players).addKeys(keys);
            }));
            assertThat(database.column("SELECT DISTINCT \"teamId\" FROM \"players\""))
                    .hasSize(1)
                    .doesNotContainNull();
        }
    }

    @OnEachDatabase
    void aHasOneThatManySetHasOneTarget(TestDatabase database) {
        Interflux interflux = teams(database);
        ToOneHandle<DynamicEntity, DynamicEntity> badge =
                ModelHandle.of("team").toOne("badge", ModelHandle.of("badge"));
        for (int run = 0; run < RUNS; run++) {
            List<RelationChange> changes = atOnce(
                    Flux.range(1, 20).map(i -> interflux.relationByKey(1, badge).setKeys(List.of(i))));
            assertThat(changes).hasSize(20);
            assertThat(database.column("SELECT \"id\" FROM \"badges\" WHERE \"teamId\" = 1"))
                    .hasSize(1);
        }
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void aGraphThatIsCutAtAnyStatementLeavesNothing(TestDatabase database) {
        Workbench.of(database, GraphIT.schema());
        for (int run = 0; run < RUNS; run++) {
            int cutAt = 1;
            while (isCut(database, cutAt)) {
                for (String table : List.of("clubs", "skills", "teams", "players", "badges", "mastery")) {
                    assertThat(database.column("SELECT \"id\" FROM \"" + table + "\""))
                            .as("cut at %d", cutAt)
                            .isEmpty();
                }
                cutAt++;
            }
            assertThat(cutAt)
                    .as("six statements, the commit, and the first that is not cut")
                    .isEqualTo(8);
            assertThat(database.column("SELECT \"id\" FROM \"mastery\"")).hasSize(3);
            database.execute("TRUNCATE \"clubs\", \"skills\", \"teams\", \"players\", \"badges\", \"mastery\"");
        }
    }

    private static boolean isCut(TestDatabase database, int cutAt) {
        CutConnections connections = new CutConnections(database.connectionFactory(), cutAt);
        Interflux interflux = R2dbcInterflux.create(database.pool(connections, 1), GraphIT.schema());
        return GraphIT.insert(interflux)
                .map(team -> false)
                .onErrorResume(DatabaseException.class, cut -> Mono.just(true))
                .blockOptional(Workbench.LIMIT)
                .orElseThrow();
    }
}
