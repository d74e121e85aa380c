package io.interflux.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.dialect.Dialect;
import io.interflux.dialect.H2Dialect;
import io.interflux.dialect.PostgreSqlDialect;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.ModelDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Ordering;
import io.interflux.query.Select;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;
import org.junit.jupiter.api.Test;

/** What rows are ordered by; everything is in the statement, since collations differ from Java. */
class OrderPlanTest {

    private final Schema guide = PlanSchemas.guide();
    private final Schema league = PlanSchemas.league();
    private final ModelHandle<DynamicEntity> match = ModelHandle.of("match");
    private final ModelHandle<DynamicEntity> team = ModelHandle.of("team");
    private final ModelHandle<DynamicEntity> confederation = ModelHandle.of("confederation");
    private final ModelHandle<DynamicEntity> coach = ModelHandle.of("coach");
    private final ToOneHandle<DynamicEntity, DynamicEntity> home = match.toOne("home", team);
    private final ToOneHandle<DynamicEntity, DynamicEntity> away = match.toOne("away", team);
    private final ToOneHandle<DynamicEntity, DynamicEntity> ofTeam = team.toOne("confederation", confederation);
    private final ToOneHandle<DynamicEntity, DynamicEntity> coachOfTeam = team.toOne("coach", coach);
    private final ToOneHandle<DynamicEntity, DynamicEntity> origin = coach.toOne("origin", confederation);
    private final ToManyHandle<DynamicEntity, DynamicEntity> homeMatches = team.toMany("homeMatches", match);

    /** Below a limit, so that the statement has the whole order on every database. */
    private Select<DynamicEntity> goals() {
        return Select.from(match).only(match.attribute("goals")).limit(9);
    }

    private Select<DynamicEntity> names() {
        return Select.from(team).only(team.attribute("name")).limit(9);
    }

    private String orderOn(Select<?> select, Schema schema, Dialect dialect) {
        String sql = PlannedSql.of(select, schema, dialect).get(0);
        return sql.substring(sql.indexOf(" ORDER BY ") + 10, sql.lastIndexOf(" LIMIT "));
    }

    private void assertOrder(Select<?> select, String postgreSql, String h2) {
        assertThat(orderOn(select, league, PostgreSqlDialect.INSTANCE)).isEqualTo(postgreSql);
        assertThat(orderOn(select, league, H2Dialect.INSTANCE)).isEqualTo(h2);
    }

    @Test
    void nullsAreLastAscendingAndFirstDescending() {
        assertOrder(
                goals().orderBy(match.attribute("goals").asc()),
                "t0.\"goals\", t0.\"id\"",
                "t0.\"goals\" NULLS LAST, t0.\"id\"");
        assertOrder(
                goals().orderBy(match.attribute("goals").desc()),
                "t0.\"goals\" DESC, t0.\"id\"",
                "t0.\"goals\" DESC NULLS FIRST, t0.\"id\"");
    }

    @Test
    void aKeyIsUsedOnceAndThePrimaryKeyOnlyIfItIsNotThere() {
        String order = "t0.\"stage\", t0.\"id\" DESC";
        assertOrder(
                goals().orderBy(
                                match.attribute("stage").asc(),
                                match.attribute("id").desc(),
                                match.attribute("stage").desc()),
                order,
                order);
    }

    @Test
    void byAnIncludedToOneAfterItsFilters() {
        Select<?> select = goals().include(
                        home, h -> h.where(team.attribute("name").ne("Ajax")).optional())
                .orderBy(home.to(team.attribute("name")).asc());
        assertOrder(select, "t1.\"name\", t0.\"id\"", "t1.\"name\" NULLS LAST, t0.\"id\"");
    }

    @Test
    void byAnIncludedToOneUnderItsAlias() {
        Select<?> select = goals().include(home)
                .include(home.as("host"), h -> h.where(team.attribute("name").ne("Ajax")))
                .orderBy(home.as("host").to(team.attribute("name")).asc());
        assertOrder(select, "t2.\"name\", t0.\"id\"", "t2.\"name\" NULLS LAST, t0.\"id\"");
    }

    @Test
    void byAToOneThatIsNotIncluded() {
        Select<?> select = goals().orderBy(home.to(team.attribute("name")).desc());
        String lookup = "(SELECT t1.\"name\" FROM \"teams\" t1 WHERE t1.\"id\" = t0.\"homeId\") DESC";
        assertOrder(select, lookup + ", t0.\"id\"", lookup + " NULLS FIRST, t0.\"id\"");
    }

    @Test
    void overTwoToOnesThatAreNotIncluded() {
        Select<?> select = goals().orderBy(
                        home.to(ofTeam).to(confederation.attribute("name")).asc());
        String lookup = "(SELECT t2.\"name\" FROM \"teams\" t1"
                + " LEFT JOIN \"confederations\" t2 ON t2.\"id\" = t1.\"confederationId\""
                + " WHERE t1.\"id\" = t0.\"homeId\")";
        assertOrder(select, lookup + ", t0.\"id\"", lookup + " NULLS LAST, t0.\"id\"");
    }

    @Test
    void overTwoToOnesThatAreIncluded() {
        Select<?> select = goals().include("home.confederation")
                .orderBy(home.to(ofTeam.to(confederation.attribute("name"))).asc());
        assertOrder(select, "t2.\"name\", t0.\"id\"", "t2.\"name\" NULLS LAST, t0.\"id\"");
    }

    @Test
    void aWayBeginsInTheIncludesThatItNamesAndEndsOutsideThem() {
        Select<?> select = goals().include(
                        home, h -> h.where(team.attribute("name").ne("Ajax")).optional())
                .orderBy(home.to(ofTeam).to(confederation.attribute("name")).asc());
        String lookup = "(SELECT t2.\"name\" FROM \"confederations\" t2 WHERE t2.\"id\" = t1.\"confederationId\")";
        assertOrder(select, lookup + ", t0.\"id\"", lookup + " NULLS LAST, t0.\"id\"");
    }

    @Test
    void byAHasOneThatIsNotIncludedTakesTheFirstByPrimaryKey() {
        Select<?> select =
                names().orderBy(coachOfTeam.to(coach.attribute("name")).asc());
        String lookup =
                "(SELECT t1.\"name\" FROM \"coaches\" t1 WHERE t1.\"teamId\" = t0.\"id\" ORDER BY t1.\"id\" LIMIT 1)";
        assertOrder(select, lookup + ", t0.\"id\"", lookup + " NULLS LAST, t0.\"id\"");
    }

    @Test
    void overAHasOneTheFirstIsChosenBeforeWhatLiesBehindIt() {
        Select<?> select = names().orderBy(coachOfTeam
                .to(origin)
                .to(confederation.attribute("name"))
                .asc());
        String lookup = "(SELECT t2.\"name\" FROM \"coaches\" t1"
                + " LEFT JOIN \"confederations\" t2 ON t2.\"id\" = t1.\"originId\""
                + " WHERE t1.\"teamId\" = t0.\"id\" ORDER BY t1.\"id\", t2.\"id\" LIMIT 1)";
        assertOrder(select, lookup + ", t0.\"id\"", lookup + " NULLS LAST, t0.\"id\"");
    }

    @Test
    void byAnIncludedHasOneTakesTheRowThatItShows() {
        Select<?> select = names().include(
                        coachOfTeam, c -> c.where(coach.attribute("since").greaterThan(1990))
                                .optional()
                                .include(origin, o -> o.required())
                                .orderBy(coach.attribute("since").desc()))
                .orderBy(coachOfTeam.to(coach.attribute("name")).asc());
        String shown = "(SELECT t1.\"name\" FROM \"coaches\" t1 WHERE t1.\"teamId\" = t0.\"id\""
                + " AND t1.\"since\" > $1 AND EXISTS (SELECT 1 FROM \"confederations\" t2 WHERE t2.\"id\" = t1.\"originId\")"
                + " ORDER BY t1.\"since\" DESC";
        assertOrder(
                select,
                shown + ", t1.\"id\" LIMIT 1), t0.\"id\"",
                shown + " NULLS FIRST, t1.\"id\" LIMIT 1) NULLS LAST, t0.\"id\"");
    }

    @Test
    void throughAnIncludedHasOneTheFiltersBehindItCountToo() {
        Select<?> select = names().include(
                        coachOfTeam,
                        c -> c.include(origin, o -> o.where(
                                        confederation.attribute("name").ne("UEFA"))
                                .optional()))
                .orderBy(coachOfTeam
                        .to(origin)
                        .to(confederation.attribute("name"))
                        .asc());
        String lookup = "(SELECT (SELECT t2.\"name\" FROM \"confederations\" t2"
                + " WHERE t2.\"id\" = t1.\"originId\" AND t2.\"name\" <> $1)"
                + " FROM \"coaches\" t1 WHERE t1.\"teamId\" = t0.\"id\" ORDER BY t1.\"id\" LIMIT 1)";
        assertOrder(select, lookup + ", t0.\"id\"", lookup + " NULLS LAST, t0.\"id\"");
    }

    @Test
    void byAHasOneOfATableWithoutAPrimaryKeyTakesOneRowOnly() {
        SchemaBuilder s = Schema.builder();
        ModelDefinition house = s.define("house");
        ModelDefinition note = s.define("note").noPrimaryKey().attribute("text", DataType.STRING);
        s.hasOne(house, note);
        ModelHandle<DynamicEntity> ofHouse = ModelHandle.of("house");
        ModelHandle<DynamicEntity> ofNote = ModelHandle.of("note");
        Select<?> select = Select.from(ofHouse)
                .orderBy(ofHouse.toOne("note", ofNote)
                        .to(ofNote.attribute("text"))
                        .asc())
                .limit(9);
        assertThat(orderOn(select, s.build(), PostgreSqlDialect.INSTANCE))
                .isEqualTo(
                        "(SELECT t1.\"text\" FROM \"notes\" t1 WHERE t1.\"houseId\" = t0.\"id\" LIMIT 1), t0.\"id\"");
    }

    @Test
    void byACount() {
        Select<?> select = names().orderBy(
                        homeMatches.count().desc(),
                        homeMatches
                                .count(match.attribute("goals").greaterThan(2))
                                .asc());
        String order = "(SELECT COUNT(*) FROM \"matches\" t1 WHERE t1.\"homeId\" = t0.\"id\") DESC,"
                + " (SELECT COUNT(*) FROM \"matches\" t2 WHERE t2.\"homeId\" = t0.\"id\" AND t2.\"goals\" > $1),"
                + " t0.\"id\"";
        assertOrder(select, order, order);
    }

    @Test
    void childrenByTheirOwnIncludedToOneWithinALimitPerParent() {
        Select<?> select = Select.from(team).include(homeMatches, m -> m.only(match.attribute("goals"))
                .include(away, a -> a.only(team.attribute("name")))
                .orderBy(away.to(team.attribute("name")).asc())
                .limit(3));
        String inner =
                "SELECT r.c0, r.c1, r.c2, r.c3 FROM (SELECT t0.\"goals\" AS c0, t1.\"name\" AS c1, t1.\"id\" AS c2,"
                        + " t0.\"homeId\" AS c3, ROW_NUMBER() OVER (PARTITION BY t0.\"homeId\" ORDER BY t1.\"name\"";
        String from = ", t0.\"id\") AS rn FROM \"matches\" t0 LEFT JOIN \"teams\" t1 ON t1.\"id\" = t0.\"awayId\""
                + " WHERE t0.\"homeId\" = ANY(";
        String end = ")) r WHERE r.rn > $2 AND r.rn <= $3 ORDER BY r.rn";
        assertThat(PlannedSql.of(select, league, PostgreSqlDialect.INSTANCE).get(1))
                .isEqualTo(inner + from + "$1::int8[]" + end);
        assertThat(PlannedSql.of(select, league, H2Dialect.INSTANCE).get(1))
                .isEqualTo(inner + " NULLS LAST" + from + "$1" + end);
    }

    @Test
    void childrenOfAManyToManyByACountAndByTheTargetsIncludedToOne() {
        SchemaBuilder s = Schema.builder();
        ModelDefinition article = s.define("article");
        ModelDefinition tag = s.define("tag");
        ModelDefinition topic = s.define("topic").attribute("name", DataType.STRING);
        s.belongsTo(tag, topic);
        s.belongsToMany(article, tag).through("articleTag").links(false);
        ModelHandle<DynamicEntity> ofTag = ModelHandle.of("tag");
        ModelHandle<DynamicEntity> ofTopic = ModelHandle.of("topic");
        ToOneHandle<DynamicEntity, DynamicEntity> ofTagTopic = ofTag.toOne("topic", ofTopic);
        ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> articles =
                ofTag.manyToMany("articles", ModelHandle.of("article"), ModelHandle.of("articleTag"));
        Ordering<DynamicEntity> byTopic =
                ofTagTopic.to(ofTopic.attribute("name")).asc();
        Select<?> select = Select.from("article").include("tags", t -> t.through(j -> j.none())
                .include(
                        "topic", o -> o.where(ofTopic.attribute("name").ne("x")).optional())
                .orderBy(byTopic, articles.count().desc()));
        assertThat(PlannedSql.of(select, s.build(), PostgreSqlDialect.INSTANCE).get(1))
                .isEqualTo("SELECT t0.\"articleId\", t0.\"tagId\" FROM \"articleTag\" t0"
                        + " JOIN \"tags\" t1 ON t1.\"id\" = t0.\"tagId\" WHERE t0.\"articleId\" = ANY($1::int8[])"
                        + " ORDER BY t0.\"articleId\", (SELECT t2.\"name\" FROM \"topics\" t2"
                        + " WHERE t2.\"id\" = t1.\"topicId\" AND t2.\"name\" <> $2),"
                        + " (SELECT COUNT(*) FROM \"articleTag\" t4 JOIN \"articles\" t3 ON t3.\"id\" = t4.\"articleId\""
                        + " WHERE t4.\"tagId\" = t1.\"id\") DESC, t0.\"tagId\"");
    }

    @Test
    void guideProfilesByTheirGrant() {
        ModelHandle<DynamicEntity> user = ModelHandle.of("user");
        ModelHandle<DynamicEntity> profile = ModelHandle.of("profile");
        ModelHandle<DynamicEntity> grant = ModelHandle.of("grant");
        ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> profiles =
                user.manyToMany("profiles", profile, grant);
        Select<?> select = Select.from(user).include(profiles, p -> p.through(t -> t.none())
                .orderBy(
                        profiles.junction(grant.attribute("selfGranted")).desc(),
                        profile.attribute("name").asc()));
        assertThat(PlannedSql.of(select, guide, H2Dialect.INSTANCE).get(1))
                .isEqualTo(
                        "SELECT t0.\"userId\", t0.\"profileId\" FROM \"grant\" t0"
                                + " JOIN \"profiles\" t1 ON t1.\"id\" = t0.\"profileId\" WHERE t0.\"userId\" = ANY($1)"
                                + " ORDER BY t0.\"selfGranted\" DESC NULLS FIRST, t1.\"name\" NULLS LAST, t0.\"profileId\", t0.\"id\"");
    }
}
