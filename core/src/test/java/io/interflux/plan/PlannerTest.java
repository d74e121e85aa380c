package io.interflux.plan;

import static io.interflux.plan.PlannedSql.assertSql;
import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.dialect.H2Dialect;
import io.interflux.dialect.PostgreSqlDialect;
import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.Mappings;
import io.interflux.model.DataType;
import io.interflux.model.ModelDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;
import io.interflux.sql.QueryRenderer;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Roots, to-ones that ride along, and children that hold their parent's key. */
class PlannerTest {

    private static final String MATCH = "t0.\"id\", t0.\"stage\", t0.\"goals\", t0.\"homeId\", t0.\"awayId\"";

    private final Schema guide = PlanSchemas.guide();
    private final Schema league = PlanSchemas.league();
    private final ModelHandle<DynamicEntity> match = ModelHandle.of("match");
    private final ModelHandle<DynamicEntity> team = ModelHandle.of("team");
    private final ModelHandle<DynamicEntity> confederation = ModelHandle.of("confederation");
    private final ModelHandle<DynamicEntity> coach = ModelHandle.of("coach");
    private final ToOneHandle<DynamicEntity, DynamicEntity> home = match.toOne("home", team);
    private final ToOneHandle<DynamicEntity, DynamicEntity> ofTeam = team.toOne("confederation", confederation);
    private final ToManyHandle<DynamicEntity, DynamicEntity> homeMatches = team.toMany("homeMatches", match);

    @Test
    void deepIncludeOfTheGuide() {
        Select<?> select = Select.from("user")
                .include("grants.user")
                .include("grants.profile")
                .include("profiles.users.grants.user");
        assertSql(
                guide,
                select,
                "SELECT t0.\"id\", t0.\"username\", t0.\"points\" FROM \"users\" t0 ORDER BY t0.\"id\"",
                "SELECT t0.\"id\", t0.\"selfGranted\", t0.\"userId\", t0.\"profileId\","
                        + " t1.\"id\", t1.\"username\", t1.\"points\", t2.\"id\", t2.\"name\" FROM \"grant\" t0"
                        + " LEFT JOIN \"users\" t1 ON t1.\"id\" = t0.\"userId\""
                        + " LEFT JOIN \"profiles\" t2 ON t2.\"id\" = t0.\"profileId\""
                        + " WHERE t0.\"userId\" = ANY($1::int8[]) ORDER BY t0.\"id\"",
                "SELECT t0.\"userId\", t0.\"profileId\", t0.\"id\", t0.\"selfGranted\" FROM \"grant\" t0"
                        + " WHERE t0.\"userId\" = ANY($1::int8[]) ORDER BY «t0.\"userId\", t0.\"profileId\"|t0.\"profileId\", t0.\"id\"»",
                "SELECT t0.\"id\", t0.\"name\" FROM \"profiles\" t0 WHERE t0.\"id\" = ANY($1::int8[])",
                "SELECT t0.\"profileId\", t0.\"userId\", t0.\"id\", t0.\"selfGranted\" FROM \"grant\" t0"
                        + " WHERE t0.\"profileId\" = ANY($1::int8[]) ORDER BY «t0.\"profileId\", t0.\"userId\"|t0.\"userId\", t0.\"id\"»",
                "SELECT t0.\"id\", t0.\"username\", t0.\"points\" FROM \"users\" t0 WHERE t0.\"id\" = ANY($1::int8[])",
                "SELECT t0.\"id\", t0.\"selfGranted\", t0.\"userId\", t0.\"profileId\","
                        + " t1.\"id\", t1.\"username\", t1.\"points\" FROM \"grant\" t0"
                        + " LEFT JOIN \"users\" t1 ON t1.\"id\" = t0.\"userId\""
                        + " WHERE t0.\"userId\" = ANY($1::int8[]) ORDER BY t0.\"id\"");
    }

    @Test
    void toOnesRideAlong() {
        assertSql(
                league,
                Select.from("match").include("home").include("away"),
                "SELECT " + MATCH + ", t1.\"id\", t1.\"name\", t1.\"confederationId\","
                        + " t2.\"id\", t2.\"name\", t2.\"confederationId\" FROM \"matches\" t0"
                        + " LEFT JOIN \"teams\" t1 ON t1.\"id\" = t0.\"homeId\""
                        + " LEFT JOIN \"teams\" t2 ON t2.\"id\" = t0.\"awayId\" ORDER BY t0.\"id\"");
    }

    @Test
    void requiredToOnesAreInnerJoinsAlongARequiredChain() {
        Select<?> select = Select.from(match).include(home, h -> h.required()
                .include(ofTeam, c -> c.where(confederation.attribute("name").eq("UEFA"))));
        assertSql(
                league,
                select,
                "SELECT " + MATCH + ", t1.\"id\", t1.\"name\", t1.\"confederationId\", t2.\"id\", t2.\"name\""
                        + " FROM \"matches\" t0 JOIN \"teams\" t1 ON t1.\"id\" = t0.\"homeId\""
                        + " JOIN \"confederations\" t2 ON t2.\"id\" = t1.\"confederationId\" AND t2.\"name\" = $1"
                        + " ORDER BY t0.\"id\"");
    }

    @Test
    void requiredToOneUnderAnOptionalOneDropsThatOneOnly() {
        Select<?> select = Select.from(match)
                .include(
                        home,
                        h -> h.include(
                                ofTeam,
                                c -> c.where(confederation.attribute("name").eq("UEFA"))));
        assertSql(
                league,
                select,
                "SELECT " + MATCH + ", t1.\"id\", t1.\"name\", t1.\"confederationId\", t3.\"id\", t3.\"name\""
                        + " FROM \"matches\" t0 LEFT JOIN \"teams\" t1 ON t1.\"id\" = t0.\"homeId\""
                        + " AND EXISTS (SELECT 1 FROM \"confederations\" t2"
                        + " WHERE t2.\"id\" = t1.\"confederationId\" AND t2.\"name\" = $1)"
                        + " LEFT JOIN \"confederations\" t3 ON t3.\"id\" = t1.\"confederationId\" AND t3.\"name\" = $2"
                        + " ORDER BY t0.\"id\"");
    }

    @Test
    void optionalConditionOfAToOneStaysInItsJoin() {
        Select<?> select = Select.from(match)
                .include(home, h -> h.where(team.attribute("name").eq("Ajax")).optional());
        assertSql(
                league,
                select,
                "SELECT " + MATCH + ", t1.\"id\", t1.\"name\", t1.\"confederationId\" FROM \"matches\" t0"
                        + " LEFT JOIN \"teams\" t1 ON t1.\"id\" = t0.\"homeId\" AND t1.\"name\" = $1"
                        + " ORDER BY t0.\"id\"");
    }

    @Test
    void oneAssociationUnderTwoNamesIsTwoJoins() {
        Select<?> select = Select.from(match)
                .include(home)
                .include(home.as("host"), h -> h.where(team.attribute("name").eq("Ajax")));
        assertSql(
                league,
                select,
                "SELECT " + MATCH + ", t1.\"id\", t1.\"name\", t1.\"confederationId\","
                        + " t2.\"id\", t2.\"name\", t2.\"confederationId\" FROM \"matches\" t0"
                        + " LEFT JOIN \"teams\" t1 ON t1.\"id\" = t0.\"homeId\""
                        + " JOIN \"teams\" t2 ON t2.\"id\" = t0.\"homeId\" AND t2.\"name\" = $1"
                        + " ORDER BY t0.\"id\"");
    }

    @Test
    void keysThatWereNotAskedForAreReadButNotPartOfTheShape() {
        Select<?> select = Select.from(match).only(match.attribute("stage")).include(home, h -> h.only(
                        team.attribute("name"))
                .include(homeMatches, m -> m.only(match.attribute("goals"))));
        assertSql(
                league,
                select,
                "SELECT t0.\"stage\", t1.\"name\", t1.\"id\", t0.\"id\" FROM \"matches\" t0"
                        + " LEFT JOIN \"teams\" t1 ON t1.\"id\" = t0.\"homeId\" ORDER BY t0.\"id\"",
                "SELECT t0.\"goals\", t0.\"homeId\" FROM \"matches\" t0"
                        + " WHERE t0.\"homeId\" = ANY($1::int8[]) ORDER BY t0.\"id\"");
        Node root = PlannedSql.plan(select, league, PostgreSqlDialect.INSTANCE)
                .roots()
                .node();
        assertThat(root.shape().attributes()).extracting("name").containsExactly("stage");
    }

    @Test
    void hasManyIsOneStatementForAllParents() {
        Select<?> select = Select.from(team)
                .include(homeMatches, m -> m.where(match.attribute("goals").greaterThan(2))
                        .optional()
                        .orderBy(match.attribute("stage").desc()));
        assertSql(
                league,
                select,
                "SELECT t0.\"id\", t0.\"name\", t0.\"confederationId\" FROM \"teams\" t0 ORDER BY t0.\"id\"",
                "SELECT " + MATCH + " FROM \"matches\" t0"
                        + " WHERE t0.\"homeId\" = ANY($1::int8[]) AND t0.\"goals\" > $2"
                        + " ORDER BY t0.\"stage\" DESC, t0.\"id\"");
    }

    @Test
    void requiredHasManyIsAnExistsOfTheRoots() {
        Select<?> select = Select.from(team)
                .include(homeMatches, m -> m.where(match.attribute("goals").greaterThan(2)))
                .limit(10);
        assertSql(
                league,
                select,
                "SELECT t0.\"id\", t0.\"name\", t0.\"confederationId\" FROM \"teams\" t0"
                        + " WHERE EXISTS (SELECT 1 FROM \"matches\" t1"
                        + " WHERE t1.\"homeId\" = t0.\"id\" AND t1.\"goals\" > $1) ORDER BY t0.\"id\" LIMIT $2",
                "SELECT " + MATCH + " FROM \"matches\" t0"
                        + " WHERE t0.\"homeId\" = ANY($1::int8[]) AND t0.\"goals\" > $2 ORDER BY t0.\"id\"");
    }

    @Test
    void perParentLimitNumbersTheRowsOfEachParent() {
        Select<?> select = Select.from(team).include(homeMatches, m -> m.limit(2)
                .offset(1)
                .orderBy(match.attribute("goals").desc()));
        String before = "SELECT r.c0, r.c1, r.c2, r.c3, r.c4 FROM (SELECT t0.\"id\" AS c0, t0.\"stage\" AS c1,"
                + " t0.\"goals\" AS c2, t0.\"homeId\" AS c3, t0.\"awayId\" AS c4,"
                + " ROW_NUMBER() OVER (PARTITION BY t0.\"homeId\" ORDER BY t0.\"goals\" DESC";
        assertThat(PlannedSql.of(select, league, PostgreSqlDialect.INSTANCE).get(1))
                .isEqualTo(before + ", t0.\"id\") AS rn FROM \"matches\" t0 WHERE t0.\"homeId\" = ANY($1::int8[])) r"
                        + " WHERE r.rn > $2 AND r.rn <= $3 ORDER BY r.rn");
        assertThat(PlannedSql.of(select, league, H2Dialect.INSTANCE).get(1))
                .isEqualTo(before + " NULLS FIRST, t0.\"id\") AS rn FROM \"matches\" t0"
                        + " WHERE t0.\"homeId\" = ANY($1)) r WHERE r.rn > $2 AND r.rn <= $3 ORDER BY r.rn");
    }

    @Test
    void perParentOffsetAloneHasNoUpperEnd() {
        Select<?> select = Select.from(team)
                .include(homeMatches, m -> m.only(match.attribute("goals")).offset(3));
        assertThat(PlannedSql.of(select, league, PostgreSqlDialect.INSTANCE).get(1))
                .isEqualTo("SELECT r.c0, r.c1 FROM (SELECT t0.\"goals\" AS c0, t0.\"homeId\" AS c1,"
                        + " ROW_NUMBER() OVER (PARTITION BY t0.\"homeId\" ORDER BY t0.\"id\") AS rn"
                        + " FROM \"matches\" t0 WHERE t0.\"homeId\" = ANY($1::int8[])) r"
                        + " WHERE r.rn > $2 ORDER BY r.rn");
    }

    @Test
    void perParentLimitBeyondAllNumbersDoesNotWrapAround() {
        Select<?> select = Select.from(team).include(homeMatches, m -> m.only(match.attribute("goals"))
                .limit(Long.MAX_VALUE)
                .offset(3));
        assertThat(PlannedSql.of(select, league, PostgreSqlDialect.INSTANCE).get(1))
                .endsWith(" WHERE r.rn > $2 ORDER BY r.rn");
    }

    @Test
    void requiredToOneOfChildrenIsAnInnerJoinBeforeTheirLimit() {
        Select<?> select = Select.from(team).include(homeMatches, m -> m.only(match.attribute("goals"))
                .include(match.toOne("away", team), a -> a.only(team.attribute("name"))
                        .required())
                .limit(1));
        assertSql(
                league,
                select,
                "SELECT t0.\"id\", t0.\"name\", t0.\"confederationId\" FROM \"teams\" t0 ORDER BY t0.\"id\"",
                "SELECT r.c0, r.c1, r.c2, r.c3 FROM (SELECT t0.\"goals\" AS c0, t1.\"name\" AS c1, t1.\"id\" AS c2,"
                        + " t0.\"homeId\" AS c3,"
                        + " ROW_NUMBER() OVER (PARTITION BY t0.\"homeId\" ORDER BY t0.\"id\") AS rn"
                        + " FROM \"matches\" t0 JOIN \"teams\" t1 ON t1.\"id\" = t0.\"awayId\""
                        + " WHERE t0.\"homeId\" = ANY($1::int8[])) r WHERE r.rn > $2 AND r.rn <= $3 ORDER BY r.rn");
    }

    @Test
    void hasOneRidesAlongOnlyIfItsKeyIsUnique() {
        Select<?> select = Select.from(team)
                .only(team.attribute("name"))
                .include("badge")
                .include(
                        team.toOne("coach", coach),
                        c -> c.orderBy(coach.attribute("since").desc()));
        String roots = "SELECT t0.\"name\", t1.\"id\", t1.\"motto\", t1.\"teamId\", t0.\"id\" FROM \"teams\" t0"
                + " LEFT JOIN \"badges\" t1 ON t1.\"teamId\" = t0.\"id\" ORDER BY t0.\"id\"";
        String coaches = "SELECT r.c0, r.c1, r.c2, r.c3, r.c4 FROM (SELECT t0.\"id\" AS c0, t0.\"name\" AS c1,"
                + " t0.\"since\" AS c2, t0.\"teamId\" AS c3, t0.\"originId\" AS c4,"
                + " ROW_NUMBER() OVER (PARTITION BY t0.\"teamId\" ORDER BY t0.\"since\" DESC%s, t0.\"id\") AS rn"
                + " FROM \"coaches\" t0 WHERE t0.\"teamId\" = ANY(%s)) r WHERE r.rn > $2 AND r.rn <= $3 ORDER BY r.rn";
        assertThat(PlannedSql.of(select, league, PostgreSqlDialect.INSTANCE))
                .containsExactly(roots, String.format(coaches, "", "$1::int8[]"));
        assertThat(PlannedSql.of(select, league, H2Dialect.INSTANCE))
                .containsExactly(roots, String.format(coaches, " NULLS FIRST", "$1"));
        CollectionStep step = PlannedSql.plan(select, league, PostgreSqlDialect.INSTANCE)
                .roots()
                .steps()
                .get(0);
        assertThat(((CollectionStep.Batch) step).single()).isTrue();
    }

    @Test
    void requiredHasOneWithoutAUniqueKeyIsAnExists() {
        Select<?> select = Select.from(team)
                .only(team.attribute("name"))
                .include(team.toOne("coach", coach), c -> c.only(coach.attribute("name"))
                        .where(coach.attribute("since").lessThan(2000)));
        assertSql(
                league,
                select,
                "SELECT t0.\"name\", t0.\"id\" FROM \"teams\" t0 WHERE EXISTS (SELECT 1 FROM \"coaches\" t1"
                        + " WHERE t1.\"teamId\" = t0.\"id\" AND t1.\"since\" < $1) ORDER BY t0.\"id\"",
                "SELECT r.c0, r.c1 FROM (SELECT t0.\"name\" AS c0, t0.\"teamId\" AS c1,"
                        + " ROW_NUMBER() OVER (PARTITION BY t0.\"teamId\" ORDER BY t0.\"id\") AS rn FROM \"coaches\" t0"
                        + " WHERE t0.\"teamId\" = ANY($1::int8[]) AND t0.\"since\" < $2) r"
                        + " WHERE r.rn > $3 AND r.rn <= $4 ORDER BY r.rn");
    }

    @Test
    void scopeIsPartOfEveryWayToTheTarget() {
        SchemaBuilder s = Schema.builder();
        ModelDefinition post = s.define("post");
        ModelDefinition comment =
                s.define("comment").attribute("kind", DataType.STRING).attribute("ownerId", DataType.LONG);
        s.hasMany(post, comment).foreignKey("ownerId").constraints(false).scope("kind", "post");
        Schema schema = s.build();
        assertSql(
                schema,
                Select.from("post").include("comments", c -> c.required()),
                "SELECT t0.\"id\" FROM \"posts\" t0 WHERE EXISTS (SELECT 1 FROM \"comments\" t1"
                        + " WHERE t1.\"ownerId\" = t0.\"id\" AND t1.\"kind\" = $1) ORDER BY t0.\"id\"",
                "SELECT t0.\"id\", t0.\"kind\", t0.\"ownerId\" FROM \"comments\" t0"
                        + " WHERE t0.\"ownerId\" = ANY($1::int8[]) AND t0.\"kind\" = $2 ORDER BY t0.\"id\"");
    }

    @Test
    void belongsToAKeyThatIsNotUniqueIsABatch() {
        SchemaBuilder s = Schema.builder();
        ModelDefinition book = s.define("book");
        ModelDefinition edition = s.define("edition").attribute("isbn", DataType.STRING);
        s.belongsTo(book, edition)
                .foreignKey("isbn")
                .targetKey("isbn")
                .as("printed")
                .constraints(false);
        assertSql(
                s.build(),
                Select.from("book").include("printed"),
                "SELECT t0.\"id\", t0.\"isbn\" FROM \"books\" t0 ORDER BY t0.\"id\"",
                "SELECT r.c0, r.c1 FROM (SELECT t0.\"id\" AS c0, t0.\"isbn\" AS c1,"
                        + " ROW_NUMBER() OVER (PARTITION BY t0.\"isbn\" ORDER BY t0.\"id\") AS rn FROM \"editions\" t0"
                        + " WHERE t0.\"isbn\" = ANY($1::text[])) r WHERE r.rn > $2 AND r.rn <= $3 ORDER BY r.rn");
    }

    @Test
    void compositeKeysAreSentAsOneArrayPerColumn() {
        Select<?> select = Select.from("parcel").include("items");
        String roots = "SELECT t0.\"region\", t0.\"number\", t0.\"weight\" FROM \"parcels\" t0"
                + " ORDER BY t0.\"region\", t0.\"number\"";
        String items =
                "SELECT t0.\"id\", t0.\"name\", t0.\"parcelRegion\", t0.\"parcelNumber\" FROM \"items\" t0 JOIN ";
        String on = " ON t0.\"parcelRegion\" = k.\"c0\" AND t0.\"parcelNumber\" = k.\"c1\" ORDER BY t0.\"id\"";
        Schema schema = PlanSchemas.parcels();
        assertThat(PlannedSql.of(select, schema, PostgreSqlDialect.INSTANCE))
                .containsExactly(roots, items + "unnest($1::text[], $2::int4[]) k(\"c0\", \"c1\")" + on);
        assertThat(PlannedSql.of(select, schema, H2Dialect.INSTANCE))
                .containsExactly(roots, items + "TABLE(\"c0\" VARCHAR(255) = $1, \"c1\" INTEGER = $2) k" + on);
    }

    @Test
    void compositeKeysJoinColumnByColumn() {
        assertSql(
                PlanSchemas.parcels(),
                Select.from("item").include("parcel"),
                "SELECT t0.\"id\", t0.\"name\", t0.\"parcelRegion\", t0.\"parcelNumber\","
                        + " t1.\"region\", t1.\"number\", t1.\"weight\" FROM \"items\" t0"
                        + " LEFT JOIN \"parcels\" t1 ON t1.\"region\" = t0.\"parcelRegion\""
                        + " AND t1.\"number\" = t0.\"parcelNumber\" ORDER BY t0.\"id\"");
    }

    @Test
    void limitAndOffsetAreBound() {
        Select<?> select =
                Select.from(team).only(team.attribute("name")).limit(20).offset(40);
        assertSql(league, select, "SELECT t0.\"name\" FROM \"teams\" t0 ORDER BY t0.\"id\" LIMIT $1 OFFSET $2");
        assertThat(PlannedSql.values(PlannedSql.roots(select, league, PostgreSqlDialect.INSTANCE)))
                .containsExactly(20L, 40L);
        assertSql(
                league,
                Select.from(team).only(team.attribute("name")).offset(40),
                "SELECT t0.\"name\", t0.\"id\" FROM \"teams\" t0 ORDER BY t0.\"id\" OFFSET $1");
    }

    @Test
    void nothingAskedOfARootIsARowAllTheSame() {
        assertSql(league, Select.from(team).only().limit(1), "SELECT 1 FROM \"teams\" t0 ORDER BY t0.\"id\" LIMIT $1");
    }

    @Test
    void noAliasIsMadeOfANameHoweverDeepOrLong() {
        String longName = "n".repeat(60);
        SchemaBuilder s = Schema.builder();
        ModelDefinition node = s.define(longName).table(longName);
        s.belongsTo(node, node).as("parent" + longName.substring(6)).foreignKey("parentId");
        s.hasMany(node, node).as("below" + longName.substring(5)).foreignKey("parentId");
        Select<?> select = Select.from(longName)
                .include(String.join(".", Collections.nCopies(6, "parent" + longName.substring(6))))
                .include(String.join(".", Collections.nCopies(6, "below" + longName.substring(5))));
        assertThat(PlannedSql.of(select, s.build(), PostgreSqlDialect.INSTANCE))
                .hasSize(7)
                .allSatisfy(sql -> assertThat(sql.split("[^\\w]+"))
                        .allSatisfy(word -> assertThat(word.length()).isLessThanOrEqualTo(60)));
    }

    @Test
    void identifiersAreQuoted() {
        SchemaBuilder s = Schema.builder();
        s.define("Order").table("my\"schema", "Or\"der").attribute("level", DataType.STRING, a -> a.column("le\"vel"));
        assertSql(
                s.build(),
                Select.from("Order")
                        .where(ModelHandle.of("Order").attribute("level").eq("x")),
                "SELECT t0.\"id\", t0.\"le\"\"vel\" FROM \"my\"\"schema\".\"Or\"\"der\" t0"
                        + " WHERE t0.\"le\"\"vel\" = $1 ORDER BY t0.\"id\"");
    }

    @Test
    void rootsAreCountedWithTheirRequiredIncludesAndWithoutOrderAndLimit() {
        Select<?> select = Select.from(match)
                .include(home, h -> h.where(team.attribute("name").eq("Ajax")))
                .where(match.attribute("goals").eq(3))
                .orderBy(match.attribute("stage").asc())
                .limit(5);
        Subquery roots = new Planner(league, PostgreSqlDialect.INSTANCE, Mappings.of(league), 1000).roots(select);
        QueryRenderer renderer = new QueryRenderer(PostgreSqlDialect.INSTANCE);
        String rows = "FROM \"matches\" t0 WHERE t0.\"goals\" = $1 AND EXISTS (SELECT 1 FROM \"teams\" t1"
                + " WHERE t1.\"id\" = t0.\"homeId\" AND t1.\"name\" = $2)";
        assertThat(renderer.count(roots).text()).isEqualTo("SELECT COUNT(*) " + rows);
        assertThat(renderer.exists(roots).text()).isEqualTo("SELECT EXISTS (SELECT 1 " + rows + ")");
    }
}
