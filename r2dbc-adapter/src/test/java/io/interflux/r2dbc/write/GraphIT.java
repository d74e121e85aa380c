package io.interflux.r2dbc.write;

import static io.interflux.model.DataType.BOOLEAN;
import static io.interflux.model.DataType.LONG;
import static io.interflux.model.DataType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.Interflux;
import io.interflux.error.QueryException;
import io.interflux.error.StaleEntityException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;
import io.interflux.r2dbc.write.RelationsIT.Grant;
import io.interflux.r2dbc.write.RelationsIT.Profile;
import io.interflux.r2dbc.write.RelationsIT.User;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Graphs are inserted level by level, and come back as the database holds them. */
class GraphIT {

    private static final ModelHandle<DynamicEntity> TEAM = ModelHandle.of("team");
    private static final ModelHandle<DynamicEntity> PLAYER = ModelHandle.of("player");
    private static final ModelHandle<DynamicEntity> SKILL = ModelHandle.of("skill");
    private static final ModelHandle<DynamicEntity> BADGE = ModelHandle.of("badge");
    private static final ToOneHandle<DynamicEntity, DynamicEntity> CLUB = TEAM.toOne("club", ModelHandle.of("club"));
    private static final ToManyHandle<DynamicEntity, DynamicEntity> PLAYERS = TEAM.toMany("players", PLAYER);
    private static final ToOneHandle<DynamicEntity, DynamicEntity> BADGE_OF = PLAYER.toOne("badge", BADGE);
    private static final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> SKILLS =
            PLAYER.manyToMany("skills", SKILL, ModelHandle.of("mastery"));
    private static final ToManyHandle<DynamicEntity, DynamicEntity> MASTERIES =
            PLAYER.toMany("masteries", ModelHandle.of("mastery"));
    private static final ToOneHandle<DynamicEntity, DynamicEntity> SKILL_OF =
            ModelHandle.of("mastery").toOne("skill", SKILL);

    static Schema schema() {
        SchemaBuilder s = Schema.builder();
        s.define("club").attribute("name", STRING);
        s.define("team").attribute("name", STRING);
        s.define("player").attribute("name", STRING);
        s.define("badge").attribute("code", STRING);
        s.define("skill").attribute("name", STRING);
        s.belongsTo("team", "club");
        s.hasMany("team", "player");
        s.belongsTo("player", "team");
        s.hasOne("player", "badge");
        s.belongsToMany("player", "skill")
                .through("mastery", j -> j.id().attribute("good", BOOLEAN))
                .linksAs("masteries");
        return s.build();
    }

    private static DynamicEntity entity(String model, @Nullable Object... values) {
        return DynamicEntity.of(model, Workbench.values(values));
    }

    /** A team of a club with two players, who share a skill; the first has a badge and another skill. */
    static DynamicEntity team() {
        DynamicEntity shared = entity("skill", "name", "run");
        DynamicEntity good = entity("skill", "name", "jump", "mastery", entity("mastery", "good", true));
        return entity(
                "team",
                "name",
                "T",
                "club",
                entity("club", "name", "C"),
                "players",
                List.of(
                        entity(
                                "player",
                                "name",
                                "a",
                                "badge",
                                entity("badge", "code", "x"),
                                "skills",
                                List.of(good, shared)),
                        entity("player", "name", "b", "badge", null, "skills", List.of(shared))));
    }

    static Mono<DynamicEntity> insert(Interflux interflux) {
        return interflux.insertGraph(
                team(), g -> g.with(CLUB).with(PLAYERS, p -> p.with(BADGE_OF).with(SKILLS)));
    }

    @OnEachDatabase({Kind.H2, Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void everyKindOfAssociationIsWrittenByAStatementPerModelAndLevel(TestDatabase database) {
        Workbench bench = Workbench.of(database, schema());
        DynamicEntity written = bench.one(insert(bench.interflux()));
        assertThat(bench.sent())
                .extracting(text -> text.replaceAll(".*INSERT INTO \"(\\w+)\".*", "$1"))
                .containsExactly("clubs", "skills", "teams", "players", "badges", "mastery");
        Select<DynamicEntity> read = Select.from(TEAM).include(CLUB).include(PLAYERS, p -> p.include(BADGE_OF)
                .include(SKILLS, s -> s.orderBy(SKILL.attribute("id").asc())));
        assertThat(written).isEqualTo(bench.one(bench.interflux().find(read)));
        DynamicEntity first = written.many("players").get(0);
        assertThat(first.many("skills")).extracting(skill -> skill.get("name")).containsExactly("jump", "run");
        assertThat(first.many("skills").get(0).one("mastery"))
                .isEqualTo(entity("mastery", "id", 1L, "good", true, "playerId", 1L, "skillId", 1L));
        assertThat(bench.column("SELECT \"name\" FROM \"skills\"")).hasSize(2);
    }

    @OnEachDatabase
    void recordsGetTheirKeysAndPayload(TestDatabase database) {
        Workbench bench = Workbench.of(database, Schema.of(User.class, Profile.class, Grant.class));
        User amidala = new User(
                null,
                "p4dm3",
                List.of(
                        new Profile(null, "Queen", new Grant(null, true, null, null)),
                        new Profile(null, "Senator", null)),
                null);
        ManyToManyHandle<User, Profile, Grant> profiles = ModelHandle.of(User.class)
                .manyToMany("profiles", ModelHandle.of(Profile.class), ModelHandle.of(Grant.class));
        assertThat(bench.one(bench.interflux().insertGraph(amidala, g -> g.with(profiles))))
                .isEqualTo(new User(
                        1L,
                        "p4dm3",
                        List.of(
                                new Profile(1L, "Queen", new Grant(1L, true, 1L, 1L)),
                                new Profile(2L, "Senator", new Grant(2L, null, 1L, 2L))),
                        null));
        assertThat(bench.sent()).hasSize(3);
    }

    private static @Nullable Object good(DynamicEntity skill) {
        return Objects.requireNonNull(skill.one("mastery")).get("good");
    }

    @OnEachDatabase
    void rowsThatExistAreConnectedByKey(TestDatabase database) {
        Workbench bench = Workbench.of(database, schema());
        bench.rows("club", Map.of("name", "old"));
        bench.rows("skill", Map.of("name", "run"), Map.of("name", "jump"));
        bench.rows("player", Map.of("name", "p"));
        DynamicEntity team = entity(
                "team",
                "name",
                "T",
                "club",
                entity("club", "id", 1),
                "players",
                List.of(
                        entity("player", "id", 1L, "skills", List.of(entity("skill", "id", 2))),
                        entity(
                                "player",
                                "name",
                                "new",
                                "skills",
                                List.of(
                                        entity("skill", "id", 2, "mastery", entity("mastery", "good", true)),
                                        entity("skill", "id", 1),
                                        entity("skill", "name", "swim")))));
        DynamicEntity written = bench.one(
                bench.interflux().insertGraph(team, g -> g.connect(CLUB).with(PLAYERS, p -> p.with(SKILLS))));
        assertThat(written.one("club")).isEqualTo(entity("club", "id", 1L, "name", "old"));
        assertThat(written.many("players"))
                .extracting(player -> player.get("name") + " " + player.get("id") + " " + player.get("teamId"))
                .containsExactly("p 1 1", "new 2 1");
        assertThat(written.many("players").get(1).many("skills"))
                .extracting(skill -> skill.get("name") + " " + good(skill))
                .containsExactly("jump true", "run null", "swim null");
        assertThat(bench.sent())
                .as("three models with rows that exist, four with new ones, one that is made to refer")
                .hasSize(8);
        assertThat(bench.column("SELECT \"name\" FROM \"skills\" ORDER BY \"id\""))
                .containsExactly("run", "jump", "swim");
        assertThat(bench.column("SELECT \"playerId\" || '-' || \"skillId\" FROM \"mastery\" ORDER BY 1"))
                .containsExactly("1-2", "2-1", "2-2", "2-3");
    }

    @OnEachDatabase
    void aRowThatIsToExistAndDoesNotIsAnErrorAndNothingStays(TestDatabase database) {
        Workbench bench = Workbench.of(database, schema());
        DynamicEntity team = entity("team", "name", "T", "club", entity("club", "id", 7));
        assertThatExceptionOfType(StaleEntityException.class)
                .isThrownBy(() -> bench.one(bench.interflux().insertGraph(team, g -> g.with(CLUB))))
                .withMessageContaining("The club with (id) = (7)");
        assertThat(bench.one(bench.interflux().insertGraph(team, g -> g.create(CLUB)))
                        .one("club"))
                .isEqualTo(entity("club", "id", 7L, "name", null));
    }

    @OnEachDatabase
    void aChildWithTwoPayloadsIsWrittenByItsLinks(TestDatabase database) {
        Workbench bench = Workbench.of(database, schema());
        DynamicEntity skill = entity("skill", "name", "run");
        DynamicEntity team = entity(
                "team",
                "players",
                List.of(
                        entity("player", "masteries", List.of(entity("mastery", "good", true, "skill", skill))),
                        entity("player", "masteries", List.of(entity("mastery", "good", false, "skill", skill)))));
        bench.one(bench.interflux()
                .insertGraph(team, g -> g.with(PLAYERS, p -> p.with(MASTERIES, m -> m.with(SKILL_OF)))));
        assertThat(bench.column("SELECT \"good\" FROM \"mastery\" WHERE \"skillId\" = 1 ORDER BY \"id\""))
                .containsExactly(true, false);
        assertThat(bench.column("SELECT \"id\" FROM \"skills\"")).hasSize(1);
    }

    @OnEachDatabase(Kind.H2)
    void whatCannotBeWrittenIsRefusedBeforeAnythingIsSent(TestDatabase database) {
        SchemaBuilder s = Schema.builder();
        s.define("user");
        s.define("tag").id("word", STRING);
        s.belongsToMany("user", "tag").through("label", j -> j.attribute("own", BOOLEAN));
        s.define("a").attribute("n", LONG);
        s.define("b").attribute("n", LONG);
        s.belongsTo("a", "b");
        s.belongsTo("b", "a").foreignKey("otherId").as("other");
        Workbench bench = Workbench.of(database, s.build());
        ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> tags =
                ModelHandle.of("user").manyToMany("tags", ModelHandle.of("tag"), ModelHandle.of("label"));
        DynamicEntity twice = entity(
                "user",
                "tags",
                List.of(
                        entity("tag", "word", "x", "label", entity("label", "own", true)),
                        entity("tag", "word", "x", "label", entity("label", "own", false))));
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> bench.interflux().insertGraph(twice, g -> g.with(tags)))
                .withMessage(
                        "The new tag at user.tags[0] and the one at user.tags[1] have the same key (word) = (x). New"
                                + " rows are told apart by reference, so one row at two places must be one instance. If its links"
                                + " are to carry different values, give each link as a row of the junction that refers to the"
                                + " instance, or insert the row first and add it to its relations.");
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> bench.interflux()
                        .insertGraph(
                                entity("user"),
                                g -> g.with(ModelHandle.of("user").toMany("tagz", ModelHandle.of("tag")))))
                .withMessage("The graph names 'user.tagz' at user, whose model user has the associations [tags, labels]"
                        + " (did you mean tags?).");
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() ->
                        bench.interflux().insertGraph(entity("user", "tags", List.of(entity("a"))), g -> g.with(tags)))
                .withMessage("The child at user.tags[0] is a a, but the association leads to tag; give a tag.");
        assertThat(bench.column("SELECT \"id\" FROM \"users\"")).isEmpty();
    }

    @OnEachDatabase
    void manyRootsShareRowsAndStatements(TestDatabase database) {
        Workbench bench = Workbench.of(database, schema());
        DynamicEntity club = entity("club", "name", "C");
        List<DynamicEntity> teams = IntStream.range(0, 30)
                .mapToObj(i -> entity("team", "name", "t" + i, "club", club))
                .toList();
        assertThat(bench.all(bench.interflux().insertGraphs(teams, g -> g.with(CLUB))))
                .extracting(team -> team.get("name") + " " + team.get("clubId"))
                .hasSize(30)
                .startsWith("t0 1", "t1 1");
        assertThat(bench.sent()).hasSize(3);
    }
}
