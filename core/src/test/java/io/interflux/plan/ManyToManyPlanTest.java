package io.interflux.plan;

import static io.interflux.plan.PlannedSql.assertSql;
import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.dialect.H2Dialect;
import io.interflux.dialect.PostgreSqlDialect;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.BelongsToManyDefinition;
import io.interflux.model.DataType;
import io.interflux.model.ModelDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Links in the order of the children, then targets by key. */
class ManyToManyPlanTest {

    private static final String USERS = "SELECT t0.\"id\", t0.\"username\", t0.\"points\" FROM \"users\" t0";
    private static final String LINKS =
            "SELECT t0.\"userId\", t0.\"profileId\", t0.\"id\", t0.\"selfGranted\" FROM \"grant\" t0";
    private static final String OF_TARGET = " JOIN \"profiles\" t1 ON t1.\"id\" = t0.\"profileId\"";
    private static final String BY_USER = " WHERE t0.\"userId\" = ANY($1::int8[])";
    private static final String PROFILES =
            "SELECT t0.\"id\", t0.\"name\" FROM \"profiles\" t0 WHERE t0.\"id\" = ANY($1::int8[])";

    private final Schema guide = PlanSchemas.guide();
    private final ModelHandle<DynamicEntity> user = ModelHandle.of("user");
    private final ModelHandle<DynamicEntity> profile = ModelHandle.of("profile");
    private final ModelHandle<DynamicEntity> grant = ModelHandle.of("grant");
    private final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> profiles =
            user.manyToMany("profiles", profile, grant);
    private final ToManyHandle<DynamicEntity, DynamicEntity> grantsOfProfile = profile.toMany("grants", grant);
    private final ToOneHandle<DynamicEntity, DynamicEntity> userOfGrant = grant.toOne("user", user);

    @Test
    void linksDoNotJoinTheTargetWhereNothingAsksForIt() {
        assertSql(
                guide,
                Select.from(user).include(profiles),
                USERS + " ORDER BY t0.\"id\"",
                LINKS + BY_USER + " ORDER BY «t0.\"userId\", t0.\"profileId\"|t0.\"profileId\", t0.\"id\"»",
                PROFILES);
    }

    @Test
    void withoutPayloadOnlyTheKeysOfLinksAreRead() {
        assertSql(
                guide,
                Select.from(user).include(profiles, p -> p.through(t -> t.none())),
                USERS + " ORDER BY t0.\"id\"",
                "SELECT t0.\"userId\", t0.\"profileId\" FROM \"grant\" t0" + BY_USER
                        + " ORDER BY «t0.\"userId\", t0.\"profileId\"|t0.\"profileId\", t0.\"id\"»",
                PROFILES);
    }

    @Test
    void payloadIsWhatWasAskedFor() {
        assertSql(
                guide,
                Select.from(user).include(profiles, p -> p.through(t -> t.only(grant.attribute("selfGranted")))),
                USERS + " ORDER BY t0.\"id\"",
                "SELECT t0.\"userId\", t0.\"profileId\", t0.\"selfGranted\" FROM \"grant\" t0" + BY_USER
                        + " ORDER BY «t0.\"userId\", t0.\"profileId\"|t0.\"profileId\", t0.\"id\"»",
                PROFILES);
    }

    @Test
    void orderByTheTargetJoinsIt() {
        Select<?> select = Select.from(user)
                .include(profiles, p -> p.orderBy(profile.attribute("name").asc()));
        assertThat(PlannedSql.of(select, guide, PostgreSqlDialect.INSTANCE).subList(1, 3))
                .containsExactly(
                        LINKS + OF_TARGET + BY_USER + " ORDER BY t0.\"userId\", t1.\"name\", t0.\"profileId\"",
                        PROFILES);
        assertThat(PlannedSql.of(select, guide, H2Dialect.INSTANCE).get(1))
                .isEqualTo(PlannedSql.withoutArrayCasts(LINKS + OF_TARGET + BY_USER)
                        + " ORDER BY t1.\"name\" NULLS LAST, t0.\"profileId\", t0.\"id\"");
    }

    @Test
    void orderByTheJunctionDoesNotJoinTheTarget() {
        Select<?> select = Select.from(user)
                .include(
                        profiles,
                        p -> p.orderBy(
                                profiles.junction(grant.attribute("id")).desc(),
                                profile.attribute("id").asc()));
        assertSql(
                guide,
                select,
                USERS + " ORDER BY t0.\"id\"",
                LINKS + BY_USER
                        + " ORDER BY «t0.\"userId\", t0.\"id\" DESC, t0.\"profileId\"|t0.\"id\" DESC, t0.\"profileId\"»",
                PROFILES);
    }

    @Test
    void orderByTheJunctionsKeyOfTheTargetIsNotRepeated() {
        Select<?> select = Select.from(user)
                .include(
                        profiles,
                        p -> p.orderBy(
                                profiles.junction(grant.attribute("profileId")).desc()));
        assertSql(
                guide,
                select,
                USERS + " ORDER BY t0.\"id\"",
                LINKS + BY_USER + " ORDER BY «t0.\"userId\", t0.\"profileId\" DESC|t0.\"profileId\" DESC, t0.\"id\"»",
                PROFILES);
    }

    @Test
    void orderByAToOneOfTheJunction() {
        Select<?> select = Select.from(user).include(profiles, p -> p.through(t -> t.none())
                .orderBy(profiles.junction(userOfGrant.to(user.attribute("points")))
                        .asc()));
        assertThat(PlannedSql.of(select, guide, PostgreSqlDialect.INSTANCE).get(1))
                .isEqualTo("SELECT t0.\"userId\", t0.\"profileId\" FROM \"grant\" t0" + OF_TARGET + BY_USER
                        + " ORDER BY t0.\"userId\", (SELECT t2.\"points\" FROM \"users\" t2 WHERE t2.\"id\" = t0.\"userId\"),"
                        + " t0.\"profileId\"");
    }

    @Test
    void aConditionOnTheTargetRequiresTheIncludeAndFiltersTheLinks() {
        Select<?> select = Select.from(user)
                .include(profiles, p -> p.where(profile.attribute("name").like("Q%")));
        assertSql(
                guide,
                select,
                USERS + " WHERE EXISTS (SELECT 1 FROM \"grant\" t2"
                        + " JOIN \"profiles\" t1 ON t1.\"id\" = t2.\"profileId\""
                        + " WHERE t2.\"userId\" = t0.\"id\" AND t1.\"name\" LIKE $1 ESCAPE '\\') ORDER BY t0.\"id\"",
                LINKS + OF_TARGET + BY_USER + " AND t1.\"name\" LIKE $2 ESCAPE '\\'"
                        + " ORDER BY «t0.\"userId\", t0.\"profileId\"|t0.\"profileId\", t0.\"id\"»",
                PROFILES);
    }

    @Test
    void aConditionOnTheJunctionAloneDoesNotRequireTheInclude() {
        Select<?> select = Select.from(user)
                .include(
                        profiles,
                        p -> p.through(
                                t -> t.where(grant.attribute("selfGranted").eq(true))));
        assertSql(
                guide,
                select,
                USERS + " ORDER BY t0.\"id\"",
                LINKS + BY_USER
                        + " AND t0.\"selfGranted\" = $2 ORDER BY «t0.\"userId\", t0.\"profileId\"|t0.\"profileId\", t0.\"id\"»",
                PROFILES);
    }

    @Test
    void aRequiredIncludeCountsOnlyLinksThatSatisfyTheJunctionsCondition() {
        Select<?> select = Select.from(user).include(profiles, p -> p.required()
                .through(t -> t.where(grant.attribute("selfGranted").eq(true))));
        assertThat(PlannedSql.of(select, guide, PostgreSqlDialect.INSTANCE).get(0))
                .isEqualTo(USERS + " WHERE EXISTS (SELECT 1 FROM \"grant\" t2"
                        + " JOIN \"profiles\" t1 ON t1.\"id\" = t2.\"profileId\""
                        + " WHERE t2.\"userId\" = t0.\"id\" AND t2.\"selfGranted\" = $1) ORDER BY t0.\"id\"");
    }

    @Test
    void requiredIncludesOfTheTargetFilterTheLinks() {
        Select<?> select = Select.from(user).include(profiles, p -> p.through(t -> t.none())
                .include(grantsOfProfile, g -> g.only(grant.attribute("id"))
                        .include(userOfGrant, u -> u.only(user.attribute("id"))
                                .where(user.attribute("points").eq(1)))
                        .required()));
        assertSql(
                guide,
                select,
                USERS + " ORDER BY t0.\"id\"",
                "SELECT t0.\"userId\", t0.\"profileId\" FROM \"grant\" t0" + OF_TARGET + BY_USER
                        + " AND EXISTS (SELECT 1 FROM \"grant\" t2 WHERE t2.\"profileId\" = t1.\"id\""
                        + " AND EXISTS (SELECT 1 FROM \"users\" t3"
                        + " WHERE t3.\"id\" = t2.\"userId\" AND t3.\"points\" = $2))"
                        + " ORDER BY «t0.\"userId\", t0.\"profileId\"|t0.\"profileId\", t0.\"id\"»",
                PROFILES,
                "SELECT t0.\"id\", t1.\"id\", t0.\"profileId\" FROM \"grant\" t0"
                        + " JOIN \"users\" t1 ON t1.\"id\" = t0.\"userId\" AND t1.\"points\" = $1"
                        + " WHERE t0.\"profileId\" = ANY($2::int8[]) ORDER BY t0.\"id\"");
    }

    @Test
    void aRequiredToOneOfTheTargetFiltersTheLinksAndIsAnOuterJoinOfTheTargets() {
        SchemaBuilder s = Schema.builder();
        ModelDefinition article = s.define("article");
        ModelDefinition tag = s.define("tag");
        ModelDefinition topic = s.define("topic").attribute("name", DataType.STRING);
        s.belongsTo(tag, topic);
        s.belongsToMany(article, tag).through("articleTag").links(false);
        Select<?> select = Select.from("article").include("tags", t -> t.through(j -> j.none())
                .include(
                        ModelHandle.of("tag").toOne("topic", ModelHandle.of("topic")),
                        c -> c.where(ModelHandle.of("topic").attribute("name").eq("x"))));
        assertSql(
                s.build(),
                select,
                "SELECT t0.\"id\" FROM \"articles\" t0 ORDER BY t0.\"id\"",
                "SELECT t0.\"articleId\", t0.\"tagId\" FROM \"articleTag\" t0"
                        + " JOIN \"tags\" t1 ON t1.\"id\" = t0.\"tagId\""
                        + " WHERE t0.\"articleId\" = ANY($1::int8[]) AND EXISTS (SELECT 1 FROM \"topics\" t2"
                        + " WHERE t2.\"id\" = t1.\"topicId\" AND t2.\"name\" = $2) ORDER BY «t0.\"articleId\", t0.\"tagId\"|t0.\"tagId\"»",
                "SELECT t0.\"id\", t0.\"topicId\", t1.\"id\", t1.\"name\" FROM \"tags\" t0"
                        + " LEFT JOIN \"topics\" t1 ON t1.\"id\" = t0.\"topicId\" AND t1.\"name\" = $1"
                        + " WHERE t0.\"id\" = ANY($2::int8[])");
    }

    @Test
    void aPerParentLimitNeedsNoTargetWhereAForeignKeyMakesItCertain() {
        Select<?> select = Select.from(user)
                .include(profiles, p -> p.through(t -> t.none()).limit(5));
        String numbered = "SELECT r.c0, r.c1 FROM (SELECT t0.\"userId\" AS c0, t0.\"profileId\" AS c1,"
                + " ROW_NUMBER() OVER (PARTITION BY t0.\"userId\" ORDER BY t0.\"profileId\", t0.\"id\") AS rn"
                + " FROM \"grant\" t0" + BY_USER + ") r WHERE r.rn > $2 AND r.rn <= $3 ORDER BY r.rn";
        assertThat(PlannedSql.of(select, guide, H2Dialect.INSTANCE).subList(1, 3))
                .containsExactly(PlannedSql.withoutArrayCasts(numbered), PlannedSql.withoutArrayCasts(PROFILES));
        String searched = "SELECT r.c0, r.c1 FROM unnest($1::int8[]) k(\"c0\") CROSS JOIN LATERAL (SELECT"
                + " t0.\"userId\" AS c0, t0.\"profileId\" AS c1,"
                + " t0.\"profileId\" AS o0, t0.\"id\" AS o1 FROM \"grant\" t0 WHERE t0.\"userId\" = k.\"c0\""
                + " ORDER BY t0.\"profileId\", t0.\"id\" LIMIT $2) r ORDER BY r.o0, r.o1";
        assertThat(PlannedSql.of(select, guide, PostgreSqlDialect.INSTANCE).subList(1, 3))
                .containsExactly(searched, PROFILES);
    }

    @Test
    void aPerParentLimitDoesNotCountDanglingLinks() {
        Schema schema = articles(tags -> tags.constraints(false));
        Select<?> select = Select.from("article")
                .include("tags", t -> t.through(j -> j.none()).limit(5));
        assertThat(PlannedSql.of(select, schema, PostgreSqlDialect.INSTANCE).get(1))
                .isEqualTo("SELECT r.c0, r.c1 FROM unnest($1::int8[]) k(\"c0\") CROSS JOIN LATERAL (SELECT"
                        + " t0.\"articleId\" AS c0, t0.\"tagId\" AS c1, t0.\"tagId\" AS o0"
                        + " FROM \"articleTag\" t0 JOIN \"tags\" t1 ON t1.\"id\" = t0.\"tagId\""
                        + " WHERE t0.\"articleId\" = k.\"c0\" ORDER BY t0.\"tagId\" LIMIT $2) r ORDER BY r.o0");
        assertThat(PlannedSql.of(select, schema, H2Dialect.INSTANCE).get(1))
                .isEqualTo("SELECT r.c0, r.c1 FROM (SELECT t0.\"articleId\" AS c0, t0.\"tagId\" AS c1,"
                        + " ROW_NUMBER() OVER (PARTITION BY t0.\"articleId\" ORDER BY t0.\"tagId\") AS rn"
                        + " FROM \"articleTag\" t0 JOIN \"tags\" t1 ON t1.\"id\" = t0.\"tagId\""
                        + " WHERE t0.\"articleId\" = ANY($1)) r"
                        + " WHERE r.rn > $2 AND r.rn <= $3 ORDER BY r.rn");
    }

    @Test
    void scopesOfTargetAndJunctionFilterTheLinks() {
        Schema schema = articles(tags -> tags.scope("active", true).throughScope("kind", "article"));
        assertSql(
                schema,
                Select.from("article")
                        .include("tags", t -> t.through(j -> j.none()).required()),
                "SELECT t0.\"id\" FROM \"articles\" t0 WHERE EXISTS (SELECT 1 FROM \"articleTag\" t2"
                        + " JOIN \"tags\" t1 ON t1.\"id\" = t2.\"tagId\" AND t1.\"active\" = $1"
                        + " WHERE t2.\"articleId\" = t0.\"id\" AND t2.\"kind\" = $2) ORDER BY t0.\"id\"",
                "SELECT t0.\"articleId\", t0.\"tagId\" FROM \"articleTag\" t0"
                        + " JOIN \"tags\" t1 ON t1.\"id\" = t0.\"tagId\""
                        + " WHERE t0.\"articleId\" = ANY($1::int8[]) AND t0.\"kind\" = $2 AND t1.\"active\" = $3"
                        + " ORDER BY «t0.\"articleId\", t0.\"tagId\"|t0.\"tagId\"»",
                "SELECT t0.\"id\", t0.\"name\", t0.\"active\" FROM \"tags\" t0 WHERE t0.\"id\" = ANY($1::int8[])");
    }

    @Test
    void aTargetKeyOfItsOwnIsComparedAndItsPrimaryKeyOrdersThroughAJoin() {
        Schema schema = articles(tags -> tags.targetKey("name").otherKey("tagName"));
        assertSql(
                schema,
                Select.from("article")
                        .include("tags", t -> t.through(j -> j.none()).only(List.of())),
                "SELECT t0.\"id\" FROM \"articles\" t0 ORDER BY t0.\"id\"",
                "SELECT t0.\"articleId\", t0.\"tagName\" FROM \"articleTag\" t0"
                        + " JOIN \"tags\" t1 ON t1.\"name\" = t0.\"tagName\""
                        + " WHERE t0.\"articleId\" = ANY($1::int8[]) ORDER BY «t0.\"articleId\", t1.\"id\", t0.\"tagName\"|t1.\"id\", t0.\"tagName\"»",
                "SELECT t0.\"name\" FROM \"tags\" t0 WHERE t0.\"name\" = ANY($1::text[])");
    }

    @Test
    void compositeKeysOfASource() {
        Select<?> select = Select.from("parcel").include("labels", l -> l.through(j -> j.none()));
        Schema schema = PlanSchemas.parcels();
        String links = "SELECT t0.\"parcelRegion\", t0.\"parcelNumber\", t0.\"labelId\" FROM \"parcelLabel\" t0 JOIN ";
        String on = " ON t0.\"parcelRegion\" = k.\"c0\" AND t0.\"parcelNumber\" = k.\"c1\" ORDER BY t0.\"labelId\"";
        assertThat(PlannedSql.of(select, schema, PostgreSqlDialect.INSTANCE).get(1))
                .isEqualTo(links + "unnest($1::text[], $2::int4[]) k(\"c0\", \"c1\")" + on);
        assertThat(PlannedSql.of(select, schema, H2Dialect.INSTANCE).get(1))
                .isEqualTo(links + "TABLE(\"c0\" VARCHAR(255) = $1, \"c1\" INTEGER = $2) k" + on);
    }

    @Test
    void compositeKeysOfATargetWithALimitPerParent() {
        Select<?> select = Select.from("label")
                .include("parcels", p -> p.through(j -> j.none()).limit(2));
        assertThat(PlannedSql.of(select, PlanSchemas.parcels(), PostgreSqlDialect.INSTANCE)
                        .subList(1, 3))
                .containsExactly(
                        "SELECT r.c0, r.c1, r.c2 FROM (SELECT t0.\"labelId\" AS c0, t0.\"parcelRegion\" AS c1,"
                                + " t0.\"parcelNumber\" AS c2, ROW_NUMBER() OVER (PARTITION BY t0.\"labelId\""
                                + " ORDER BY t0.\"parcelRegion\", t0.\"parcelNumber\") AS rn FROM \"parcelLabel\" t0"
                                + " WHERE t0.\"labelId\" = ANY($1::int8[])) r"
                                + " WHERE r.rn > $2 AND r.rn <= $3 ORDER BY r.rn",
                        "SELECT t0.\"region\", t0.\"number\", t0.\"weight\" FROM \"parcels\" t0"
                                + " JOIN unnest($1::text[], $2::int4[]) k(\"c0\", \"c1\")"
                                + " ON t0.\"region\" = k.\"c0\" AND t0.\"number\" = k.\"c1\"");
    }

    @Test
    void aModelLinkedToItself() {
        SchemaBuilder s = Schema.builder();
        ModelDefinition person = s.define("Person").attribute("name", DataType.STRING);
        s.belongsToMany(person, person).through("PersonChildren").as("Children").inverseAs("Parents");
        assertSql(
                s.build(),
                Select.from("Person")
                        .include("Children", c -> c.required().through(j -> j.none()))
                        .include("Parents", p -> p.through(j -> j.none())),
                "SELECT t0.\"id\", t0.\"name\" FROM \"People\" t0 WHERE EXISTS (SELECT 1 FROM \"PersonChildren\" t2"
                        + " JOIN \"People\" t1 ON t1.\"id\" = t2.\"ChildId\" WHERE t2.\"PersonId\" = t0.\"id\")"
                        + " ORDER BY t0.\"id\"",
                "SELECT t0.\"PersonId\", t0.\"ChildId\" FROM \"PersonChildren\" t0"
                        + " WHERE t0.\"PersonId\" = ANY($1::int8[]) ORDER BY «t0.\"PersonId\", t0.\"ChildId\"|t0.\"ChildId\"»",
                "SELECT t0.\"id\", t0.\"name\" FROM \"People\" t0 WHERE t0.\"id\" = ANY($1::int8[])",
                "SELECT t0.\"ChildId\", t0.\"PersonId\" FROM \"PersonChildren\" t0"
                        + " WHERE t0.\"ChildId\" = ANY($1::int8[]) ORDER BY «t0.\"ChildId\", t0.\"PersonId\"|t0.\"PersonId\"»",
                "SELECT t0.\"id\", t0.\"name\" FROM \"People\" t0 WHERE t0.\"id\" = ANY($1::int8[])");
    }

    @Test
    void aJunctionThatIsLinkedItself() {
        SchemaBuilder s = Schema.builder();
        ModelDefinition game = s.define("game");
        ModelDefinition team = s.define("team");
        ModelDefinition player = s.define("player");
        ModelDefinition gameTeam = s.define("gameTeam").id();
        s.belongsToMany(game, team).through(gameTeam);
        s.belongsToMany(player, gameTeam).through("lineUp", j -> j.id().attribute("shirt", DataType.INTEGER));
        assertSql(
                s.build(),
                Select.from("game").include("gameTeams.players").include("gameTeams.team"),
                "SELECT t0.\"id\" FROM \"games\" t0 ORDER BY t0.\"id\"",
                "SELECT t0.\"id\", t0.\"gameId\", t0.\"teamId\", t1.\"id\" FROM \"gameTeams\" t0"
                        + " LEFT JOIN \"teams\" t1 ON t1.\"id\" = t0.\"teamId\""
                        + " WHERE t0.\"gameId\" = ANY($1::int8[]) ORDER BY t0.\"id\"",
                "SELECT t0.\"gameTeamId\", t0.\"playerId\", t0.\"id\", t0.\"shirt\" FROM \"lineUp\" t0"
                        + " WHERE t0.\"gameTeamId\" = ANY($1::int8[]) ORDER BY «t0.\"gameTeamId\", t0.\"playerId\"|t0.\"playerId\", t0.\"id\"»",
                "SELECT t0.\"id\" FROM \"players\" t0 WHERE t0.\"id\" = ANY($1::int8[])");
    }

    @Test
    void oneAssociationUnderTwoNamesIsReadTwice() {
        Select<?> select = Select.from(user)
                .include(profiles, p -> p.through(t -> t.none()))
                .include(profiles.as("queens"), p -> p.through(t -> t.none())
                        .where(profile.attribute("name").eq("Queen"))
                        .optional());
        String links = "SELECT t0.\"userId\", t0.\"profileId\" FROM \"grant\" t0";
        assertSql(
                guide,
                select,
                USERS + " ORDER BY t0.\"id\"",
                links + BY_USER + " ORDER BY «t0.\"userId\", t0.\"profileId\"|t0.\"profileId\", t0.\"id\"»",
                PROFILES,
                links + OF_TARGET + BY_USER
                        + " AND t1.\"name\" = $2 ORDER BY «t0.\"userId\", t0.\"profileId\"|t0.\"profileId\", t0.\"id\"»",
                PROFILES);
    }

    @Test
    void aConditionOfTheIncludeMayNameTheJunction() {
        Select<?> select = Select.from(user).include(profiles, p -> p.through(t -> t.none())
                .where(profiles.junction(grant.attribute("selfGranted")).eq(true)));
        assertThat(PlannedSql.of(select, guide, PostgreSqlDialect.INSTANCE))
                .first()
                .isEqualTo(USERS + " WHERE EXISTS (SELECT 1 FROM \"grant\" t2"
                        + " JOIN \"profiles\" t1 ON t1.\"id\" = t2.\"profileId\""
                        + " WHERE t2.\"userId\" = t0.\"id\" AND t2.\"selfGranted\" = $1) ORDER BY t0.\"id\"");
    }

    private static Schema articles(Consumer<BelongsToManyDefinition> options) {
        SchemaBuilder s = Schema.builder();
        ModelDefinition article = s.define("article");
        ModelDefinition tag = s.define("tag")
                .attribute("name", DataType.STRING, name -> name.notNull().unique())
                .attribute("active", DataType.BOOLEAN);
        options.accept(s.belongsToMany(article, tag)
                .through("articleTag", j -> j.attribute("kind", DataType.STRING))
                .links(false));
        return s.build();
    }
}
