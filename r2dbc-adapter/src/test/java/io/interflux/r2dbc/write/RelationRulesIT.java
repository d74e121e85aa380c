package io.interflux.r2dbc.write;

import static io.interflux.model.DataType.BOOLEAN;
import static io.interflux.model.DataType.LONG;
import static io.interflux.model.DataType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.Interflux;
import io.interflux.error.ConstraintViolationException;
import io.interflux.error.ConstraintViolationException.Kind;
import io.interflux.error.DatabaseException;
import io.interflux.error.InterfluxException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.spi.TransactionSettings;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.interflux.write.LinkRelation;
import io.interflux.write.Pair;
import io.interflux.write.Relation;
import io.interflux.write.RelationChange;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Versions and times, transactions that go on, and large numbers, through every way to change relations. */
class RelationRulesIT {

    private static final ModelHandle<DynamicEntity> TEAM = ModelHandle.of("team");
    private static final ModelHandle<DynamicEntity> PLAYER = ModelHandle.of("player");
    private static final ModelHandle<DynamicEntity> SKILL = ModelHandle.of("skill");
    private static final ToManyHandle<DynamicEntity, DynamicEntity> PLAYERS = TEAM.toMany("players", PLAYER);
    private static final ToOneHandle<DynamicEntity, DynamicEntity> TEAM_OF = PLAYER.toOne("team", TEAM);
    private static final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> SKILLS =
            PLAYER.manyToMany("skills", SKILL, ModelHandle.of("mastery"));

    /** Every table keeps a version and times; links and teams are only marked as deleted. */
    private static Schema schema(boolean unique) {
        SchemaBuilder s = Schema.builder();
        s.define("team").attribute("code", STRING).version().timestamps().softDelete();
        s.define("player").attribute("name", STRING).version().timestamps();
        s.define("skill").attribute("name", STRING);
        s.hasMany("team", "player");
        s.belongsTo("player", "team");
        s.belongsToMany("player", "skill")
                .through("mastery", j -> j.id().attribute("good", BOOLEAN)
                        .version()
                        .timestamps()
                        .softDelete())
                .unique(unique);
        return s.build();
    }

    private static Workbench bench(TestDatabase database, boolean unique) {
        Workbench bench = Workbench.of(database, schema(unique));
        bench.rows("team", Map.of("code", "A"), Map.of("code", "B"));
        bench.rows("player", Map.of("name", "p"), Map.of("name", "q"));
        bench.rows("skill", Map.of("name", "run"), Map.of("name", "jump"));
        return bench;
    }

    private static DynamicEntity entity(String model, Map<String, ?> values) {
        return DynamicEntity.of(model, values);
    }

    private static LinkRelation<DynamicEntity, DynamicEntity, DynamicEntity> skills(Interflux interflux) {
        return interflux.relationByKey(1, SKILLS);
    }

    /** The version of the first row of a table, and whether it was updated after it was created. */
    private static void assertVersion(Workbench bench, String table, int version) {
        assertThat(bench.column("SELECT \"version\" FROM \"" + table + "\" WHERE \"id\" = 1"))
                .containsExactly((long) version);
        assertThat(bench.column("SELECT \"updatedAt\" > \"createdAt\" FROM \"" + table + "\" WHERE \"id\" = 1"))
                .containsExactly(version > 0);
    }

    @OnEachDatabase
    void everyChangeOfALinkCountsItsVersion(TestDatabase database) {
        Workbench bench = bench(database, true);
        LinkRelation<DynamicEntity, DynamicEntity, DynamicEntity> skills = skills(bench.interflux());
        bench.one(skills.addKeys(List.of(1), link -> link.set("good", true)));
        assertVersion(bench, "mastery", 0);
        bench.one(skills.addKeys(List.of(1), link -> link.set("good", true)));
        bench.one(skills.addKeys(List.of(1)));
        bench.one(skills.setKeys(List.of(1)));
        assertVersion(bench, "mastery", 0);
        bench.one(skills.addKeys(List.of(1), link -> link.set("good", false)));
        assertVersion(bench, "mastery", 1);
        bench.one(skills.setKeys(List.of(1), link -> link.set("good", true)));
        assertVersion(bench, "mastery", 2);
        bench.one(bench.interflux()
                .bulk(SKILLS)
                .updateExisting()
                .insert(Flux.just(Pair.ofKeys(1, 1, link -> link.set("good", false)))));
        assertVersion(bench, "mastery", 3);
        bench.one(skills.removeKeys(List.of(1)));
        assertVersion(bench, "mastery", 4);
        assertThat(bench.one(skills.addKeys(List.of(1))).changed()).containsExactly(1L);
        assertVersion(bench, "mastery", 5);
        assertThat(bench.column("SELECT \"id\" FROM \"mastery\"")).containsExactly(1L);
    }

    @OnEachDatabase
    void everyChangeOfAForeignKeyCountsTheVersionOfItsRow(TestDatabase database) {
        Workbench bench = bench(database, true);
        Interflux interflux = bench.interflux();
        Relation<DynamicEntity, DynamicEntity> players = interflux.relationByKey(1, PLAYERS);
        bench.one(players.addKeys(List.of(1)));
        bench.one(players.addKeys(List.of(1)));
        bench.one(players.setKeys(List.of(1, 2)));
        assertVersion(bench, "players", 1);
        bench.one(players.removeKeys(List.of(1)));
        assertVersion(bench, "players", 2);
        Relation<DynamicEntity, DynamicEntity> team = interflux.relationByKey(1, TEAM_OF);
        bench.one(team.setKeys(List.of(2)));
        bench.one(team.setKeys(List.of(2)));
        assertVersion(bench, "players", 3);
        bench.one(team.clear());
        assertVersion(bench, "players", 4);
        DynamicEntity connecting = entity("team", Map.of("players", List.of(entity("player", Map.of("id", 1)))));
        DynamicEntity written = bench.one(interflux.insertGraph(connecting, g -> g.with(PLAYERS)));
        assertThat(written.many("players").get(0).get("version")).isEqualTo(5L);
        assertVersion(bench, "players", 5);
        assertVersion(bench, "teams", 0);
    }

    /** The owner's own row is locked and read by one statement; whether its team is marked as deleted is another question. */
    @OnEachDatabase
    void aReferenceThatMayLeadNowhereIsFollowed(TestDatabase database) {
        Workbench bench = bench(database, true);
        Relation<DynamicEntity, DynamicEntity> team = bench.interflux().relationByKey(1, TEAM_OF);
        bench.one(team.setKeys(List.of(2)));
        assertThat(bench.sent()).hasSize(2);
        assertThat(bench.one(team.setKeys(List.of(1))))
                .isEqualTo(new RelationChange(List.of(1L), List.of(), List.of(2L)));
        assertThat(bench.sent())
                .containsExactly(
                        "SELECT t0.\"teamId\" FROM \"players\" t0 WHERE t0.\"id\" = $1 FOR UPDATE",
                        "SELECT t0.\"teamId\" FROM \"players\" t0 WHERE t0.\"id\" = $1 AND EXISTS (SELECT 1 FROM \"teams\" t1"
                                + " WHERE t1.\"id\" = t0.\"teamId\" AND t1.\"deletedAt\" IS NULL) ORDER BY t0.\"teamId\""
                                + " FOR UPDATE",
                        "UPDATE \"players\" t0 SET \"teamId\" = $1, \"version\" = t0.\"version\" + 1, \"updatedAt\" ="
                                + " CURRENT_TIMESTAMP WHERE t0.\"id\" = $2");
        bench.one(bench.interflux().delete(TEAM).where(TEAM.attribute("id").eq(1)));
        assertThat(bench.one(team.clear())).isEqualTo(RelationChange.NONE);
        assertThat(bench.one(team.setKeys(List.of(2))))
                .isEqualTo(new RelationChange(List.of(2L), List.of(), List.of()));
    }

    @OnEachDatabase
    void aLinkThatIsThereKeepsItsKey(TestDatabase database) {
        Workbench bench = bench(database, true);
        LinkRelation<DynamicEntity, DynamicEntity, DynamicEntity> skills = skills(bench.interflux());
        bench.one(skills.addKeys(List.of(1), link -> link.set("id", 50)));
        assertThat(bench.one(skills.addKeys(List.of(1), link -> link.set("id", 51))))
                .isEqualTo(RelationChange.NONE);
        assertThat(bench.one(skills.setKeys(
                                List.of(1), link -> link.set("id", 52).set("good", true)))
                        .changed())
                .containsExactly(1L);
        bench.one(bench.interflux().bulk(SKILLS).updateExisting().insert(Flux.just(Pair.ofKeys(1, 1, link -> link.set(
                        "id", 53)
                .set("good", false)))));
        assertThat(bench.column("SELECT \"id\" FROM \"mastery\"")).containsExactly(50L);
        assertThat(bench.column("SELECT \"good\" FROM \"mastery\"")).containsExactly(false);
    }

    /** What fails is swallowed, and another team is written in the same transaction. */
    private static void goesOnAfter(Workbench bench, Function<Interflux, ? extends Publisher<?>> failing) {
        bench.all(bench.interflux().inTransaction(tx -> Flux.from(failing.apply(tx))
                .then(Mono.just("no failure"))
                .onErrorResume(InterfluxException.class, failure -> Mono.just("failed"))
                .doOnNext(end -> assertThat(end).isEqualTo("failed"))
                .then(tx.insert(entity("team", Map.of("code", "after"))))));
    }

    @OnEachDatabase
    void aTransactionThatGoesOnAfterAFailedCreateHasNothingOfIt(TestDatabase database) {
        Workbench bench = bench(database, false);
        goesOnAfter(bench, tx -> tx.relationByKey(99, SKILLS).create(entity("skill", Map.of("name", "lost"))));
        assertThat(bench.column("SELECT \"name\" FROM \"skills\" ORDER BY \"id\""))
                .containsExactly("run", "jump");
        assertThat(bench.column("SELECT \"code\" FROM \"teams\" ORDER BY \"id\""))
                .containsExactly("A", "B", "after");
    }

    /** That the team's code is null, to which players of this schema refer, is known when the team is written. */
    @OnEachDatabase
    void aTransactionThatGoesOnAfterAFailedGraphHasNothingOfIt(TestDatabase database) {
        SchemaBuilder s = Schema.builder();
        s.define("team").attribute("code", STRING, code -> code.unique());
        s.define("player");
        s.hasMany("team", "player").sourceKey("code");
        Workbench bench = Workbench.of(database, s.build());
        goesOnAfter(
                bench,
                tx -> tx.insertGraph(
                        entity("team", Map.of("players", List.of(entity("player", Map.of())))), g -> g.with(PLAYERS)));
        assertThat(bench.column("SELECT \"code\" FROM \"teams\"")).containsExactly("after");
        assertThat(bench.column("SELECT \"id\" FROM \"players\"")).isEmpty();
    }

    @OnEachDatabase
    void relationsAreReadInAReadOnlyTransaction(TestDatabase database) {
        Workbench bench = bench(database, true);
        bench.one(skills(bench.interflux()).addKeys(List.of(1)));
        assertThat(bench.all(bench.interflux().inTransaction(TransactionSettings.READ_ONLY, tx -> {
                    LinkRelation<DynamicEntity, DynamicEntity, DynamicEntity> skills = skills(tx);
                    return Flux.concat(
                            skills.count(),
                            skills.hasKeys(List.of(1)),
                            skills.find().map(one -> String.valueOf(one.get("name"))));
                })))
                .containsExactly(1L, true, "run");
    }

    @OnEachDatabase
    void moreKeysThanAStatementTakesAreAskedForInParts(TestDatabase database) {
        Workbench bench = bench(database, true);
        LinkRelation<DynamicEntity, DynamicEntity, DynamicEntity> skills = skills(bench.interflux());
        bench.one(skills.addKeys(List.of(1)));
        List<Long> keys = LongStream.rangeClosed(1, 70_000).boxed().toList();
        assertThat(bench.one(skills.hasKeys(keys))).isFalse();
        assertThat(bench.sent()).hasSize(7);
        assertThat(bench.one(skills.removeKeys(keys)).removed()).containsExactly(1L);
        assertThat(bench.sent()).hasSize(7);
    }

    /** Each person has one seat, so that a conflict of persons does not say that this room has that person. */
    @OnEachDatabase
    void aKeyOverAPartOfThePairIsNoKeyOfTheLink(TestDatabase database) {
        SchemaBuilder s = Schema.builder();
        s.define("room");
        s.define("person");
        s.define("seat")
                .attribute("personId", LONG)
                .attribute("good", BOOLEAN)
                .primaryKey("personId")
                .softDelete();
        s.belongsToMany("room", "person").through("seat");
        Workbench bench = Workbench.of(database, s.build());
        bench.rows("room", Map.of(), Map.of());
        bench.rows("person", Map.of(), Map.of());
        ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> people =
                ModelHandle.of("room").manyToMany("people", ModelHandle.of("person"), ModelHandle.of("seat"));
        LinkRelation<DynamicEntity, DynamicEntity, DynamicEntity> first =
                bench.interflux().relationByKey(1, people);
        List<RelationChange> changes = Flux.range(0, 20)
                .flatMap(i -> R2dbcInterflux.create(database.connectionFactory(), s.build())
                        .relationByKey(1, people)
                        .addKeys(List.of(1)))
                .collectList()
                .blockOptional(Workbench.LIMIT)
                .orElseThrow();
        assertThat(changes)
                .hasSize(20)
                .filteredOn(change -> !change.added().isEmpty())
                .hasSize(1);
        assertThat(bench.one(first.addKeys(List.of(1, 2), link -> link.set("good", true))))
                .isEqualTo(new RelationChange(List.of(2L), List.of(1L), List.of()));
        assertThat(bench.sent().get(0)).endsWith("FOR UPDATE");
        LinkRelation<DynamicEntity, DynamicEntity, DynamicEntity> second =
                bench.interflux().relationByKey(2, people);
        assertThatExceptionOfType(ConstraintViolationException.class)
                .isThrownBy(() -> bench.one(second.addKeys(List.of(1))))
                .satisfies(violation -> assertThat(violation.kind()).isEqualTo(Kind.UNIQUE));
        assertThat(bench.one(first.removeKeys(List.of(1))).removed()).containsExactly(1L);
        assertThat(bench.one(first.addKeys(List.of(1, 2)))).isEqualTo(changedOnly(1L));
        bench.one(first.setKeys(List.of(2)));
        assertThat(bench.one(first.setKeys(List.of(1, 2)))).isEqualTo(changedOnly(1L));
        assertThat(bench.one(first.count())).isEqualTo(2L);
    }

    private static RelationChange changedOnly(Object key) {
        return new RelationChange(List.of(), List.of(key), List.of());
    }

    @OnEachDatabase(TestDatabase.Kind.POSTGRESQL)
    void aConstraintThatTheTableLacksIsNamedWithItsFix(TestDatabase database) {
        Workbench bench = bench(database, true);
        database.execute("ALTER TABLE \"mastery\" DROP CONSTRAINT \"mastery_playerId_skillId_key\"");
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> bench.one(skills(bench.interflux()).addKeys(List.of(1))))
                .withMessageContaining(
                        "; the schema says that these columns are unique, and the table does not keep it:"
                                + " schema().check() gives the statement that mends it [SQLSTATE 42P10]");
        List<String> advice = bench.one(bench.interflux().schema().check()).advice();
        database.execute(advice.toArray(String[]::new));
        assertThat(bench.one(skills(bench.interflux()).addKeys(List.of(1))).added())
                .containsExactly(1L);
    }
}
