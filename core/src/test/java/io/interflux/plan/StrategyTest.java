package io.interflux.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.dialect.Dialect;
import io.interflux.dialect.H2Dialect;
import io.interflux.dialect.PostgreSqlDialect;
import io.interflux.error.QueryException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.Mappings;
import io.interflux.model.Schema;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.Strategy;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every include has a strategy and a reason; hints hold where the association and the database can have them. */
class StrategyTest {

    private static final String BY_USERS = " FROM unnest($1::int8[]) k(\"c0\") CROSS JOIN LATERAL (SELECT ";

    private final Schema guide = PlanSchemas.guide();
    private final Schema league = PlanSchemas.league();
    private final ModelHandle<DynamicEntity> user = ModelHandle.of("user");
    private final ModelHandle<DynamicEntity> profile = ModelHandle.of("profile");
    private final ModelHandle<DynamicEntity> grant = ModelHandle.of("grant");
    private final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> profiles =
            user.manyToMany("profiles", profile, grant);
    private final ToManyHandle<DynamicEntity, DynamicEntity> grants = user.toMany("grants", grant);
    private final ModelHandle<DynamicEntity> match = ModelHandle.of("match");
    private final ModelHandle<DynamicEntity> team = ModelHandle.of("team");
    private final ModelHandle<DynamicEntity> coach = ModelHandle.of("coach");
    private final ToOneHandle<DynamicEntity, DynamicEntity> home = match.toOne("home", team);
    private final ToOneHandle<DynamicEntity, DynamicEntity> coachOfTeam = team.toOne("coach", coach);

    private static Choice stepChoice(Select<?> select, Schema schema) {
        return PlannedSql.plan(select, schema, PostgreSqlDialect.INSTANCE)
                .roots()
                .steps()
                .get(0)
                .choice();
    }

    private static List<String> sql(Select<?> select, Schema schema) {
        List<String> all = PlannedSql.of(select, schema, PostgreSqlDialect.INSTANCE);
        return all.subList(1, all.size());
    }

    @Test
    void withoutAHintTheKindOfTheAssociationDecides() {
        assertThat(stepChoice(Select.from(user).include(profiles), guide).strategy())
                .isEqualTo(Strategy.LINK_THEN_TARGET);
        assertThat(stepChoice(Select.from(user).include(grants), guide).strategy())
                .isEqualTo(Strategy.BATCH);
        assertThat(stepChoice(Select.from(team).include(coachOfTeam), league))
                .isEqualTo(new Choice(
                        Strategy.BATCH, "its key is not declared unique, so that a join could repeat the parent"));
        Node.Joined joined =
                (Node.Joined) PlannedSql.plan(Select.from(match).include(home), league, PostgreSqlDialect.INSTANCE)
                        .roots()
                        .node()
                        .children()
                        .get(0);
        assertThat(joined.choice())
                .isEqualTo(new Choice(Strategy.JOIN, "its key is unique, so that a join repeats no parent"));
    }

    @Test
    void aHintIsTheReason() {
        Select<?> select = Select.from(user).include(grants, g -> g.strategy(Strategy.LATERAL));
        assertThat(stepChoice(select, guide)).isEqualTo(new Choice(Strategy.LATERAL, "the include asks for it"));
    }

    @Test
    void aToOneCanHaveAStatementOfItsOwn() {
        Select<?> select = Select.from(match).include(home, h -> h.strategy(Strategy.BATCH));
        assertThat(PlannedSql.of(select, league, PostgreSqlDialect.INSTANCE))
                .containsExactly(
                        "SELECT t0.\"id\", t0.\"stage\", t0.\"goals\", t0.\"homeId\", t0.\"awayId\""
                                + " FROM \"matches\" t0 ORDER BY t0.\"id\"",
                        "SELECT t0.\"id\", t0.\"name\", t0.\"confederationId\" FROM \"teams\" t0"
                                + " WHERE t0.\"id\" = ANY($1::int8[]) ORDER BY t0.\"id\"");
    }

    @Test
    void aRequiredToOneOfItsOwnIsAConditionOfItsParents() {
        Select<?> select = Select.from(match).include(home, h -> h.required().strategy(Strategy.BATCH));
        assertThat(PlannedSql.of(select, league, PostgreSqlDialect.INSTANCE).get(0))
                .endsWith(" WHERE EXISTS (SELECT 1 FROM \"teams\" t1 WHERE t1.\"id\" = t0.\"homeId\")"
                        + " ORDER BY t0.\"id\"");
    }

    @Test
    void aBatchOfAManyToManyJoinsLinksAndTargets() {
        Select<?> select = Select.from(user).include(profiles, p -> p.strategy(Strategy.BATCH)
                .where(profile.text("name").like("Q%"))
                .orderBy(profile.attribute("name").asc()));
        assertThat(sql(select, guide))
                .containsExactly("SELECT t0.\"userId\", t0.\"profileId\", t0.\"id\", t0.\"selfGranted\","
                        + " t1.\"id\", t1.\"name\" FROM \"grant\" t0"
                        + " JOIN \"profiles\" t1 ON t1.\"id\" = t0.\"profileId\""
                        + " WHERE t0.\"userId\" = ANY($1::int8[]) AND t1.\"name\" LIKE $2 ESCAPE '\\'"
                        + " ORDER BY t1.\"name\", t0.\"profileId\", t0.\"id\"");
    }

    @Test
    void toOnesOfATargetRideAlongInABatch() {
        ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> labels =
                ModelHandle.of("parcel").manyToMany("labels", ModelHandle.of("label"), ModelHandle.of("parcelLabel"));
        Select<?> select = Select.from("parcel").include(labels, l -> l.strategy(Strategy.BATCH));
        assertThat(sql(select, PlanSchemas.parcels()))
                .containsExactly(
                        "SELECT t0.\"parcelRegion\", t0.\"parcelNumber\", t0.\"labelId\", t1.\"id\", t1.\"text\""
                                + " FROM \"parcelLabel\" t0"
                                + " JOIN unnest($1::text[], $2::int4[]) k(\"c0\", \"c1\")"
                                + " ON t0.\"parcelRegion\" = k.\"c0\" AND t0.\"parcelNumber\" = k.\"c1\""
                                + " JOIN \"labels\" t1 ON t1.\"id\" = t0.\"labelId\" ORDER BY t0.\"labelId\"");
    }

    @Test
    void lateralSearchesTheChildrenOfEachParent() {
        Select<?> select = Select.from(user).include(grants, g -> g.strategy(Strategy.LATERAL)
                .where(grant.bool("selfGranted").isTrue())
                .orderBy(grant.attribute("profileId").desc())
                .limit(3)
                .offset(1));
        assertThat(sql(select, guide))
                .containsExactly("SELECT r.c0, r.c1, r.c2, r.c3" + BY_USERS
                        + "t0.\"id\" AS c0, t0.\"selfGranted\" AS c1, t0.\"userId\" AS c2, t0.\"profileId\" AS c3,"
                        + " t0.\"profileId\" AS o0, t0.\"id\" AS o1 FROM \"grant\" t0"
                        + " WHERE t0.\"userId\" = k.\"c0\" AND t0.\"selfGranted\" = $2"
                        + " ORDER BY t0.\"profileId\" DESC, t0.\"id\" LIMIT $3 OFFSET $4) r ORDER BY r.o0 DESC, r.o1");
    }

    @Test
    void lateralOfAManyToManySearchesTheJunctionAndThenReadsTargets() {
        Select<?> select = Select.from(user)
                .include(profiles, p -> p.strategy(Strategy.LATERAL).limit(2));
        assertThat(sql(select, guide))
                .containsExactly(
                        "SELECT r.c0, r.c1, r.c2, r.c3" + BY_USERS
                                + "t0.\"userId\" AS c0, t0.\"profileId\" AS c1, t0.\"id\" AS c2, t0.\"selfGranted\" AS c3,"
                                + " t0.\"profileId\" AS o0, t0.\"id\" AS o1 FROM \"grant\" t0"
                                + " WHERE t0.\"userId\" = k.\"c0\" ORDER BY t0.\"profileId\", t0.\"id\" LIMIT $2) r"
                                + " ORDER BY r.o0, r.o1",
                        "SELECT t0.\"id\", t0.\"name\" FROM \"profiles\" t0 WHERE t0.\"id\" = ANY($1::int8[])");
    }

    @Test
    void lateralByCompositeKeys() {
        ToManyHandle<DynamicEntity, DynamicEntity> items =
                ModelHandle.of("parcel").toMany("items", ModelHandle.of("item"));
        Select<?> select = Select.from("parcel")
                .include(items, i -> i.strategy(Strategy.LATERAL).limit(1));
        assertThat(sql(select, PlanSchemas.parcels()))
                .containsExactly("SELECT r.c0, r.c1, r.c2, r.c3 FROM unnest($1::text[], $2::int4[]) k(\"c0\", \"c1\")"
                        + " CROSS JOIN LATERAL (SELECT t0.\"id\" AS c0, t0.\"name\" AS c1, t0.\"parcelRegion\" AS c2,"
                        + " t0.\"parcelNumber\" AS c3, t0.\"id\" AS o0 FROM \"items\" t0"
                        + " WHERE t0.\"parcelRegion\" = k.\"c0\" AND t0.\"parcelNumber\" = k.\"c1\""
                        + " ORDER BY t0.\"id\" LIMIT $3) r ORDER BY r.o0");
    }

    private void assertRefused(Select<?> select, Schema schema, Dialect dialect, String message) {
        assertThatThrownBy(() -> PlannedSql.plan(select, schema, dialect))
                .isInstanceOf(QueryException.class)
                .hasMessage(message);
    }

    @Test
    void aCollectionIsNotJoined() {
        assertRefused(
                Select.from(user).include(profiles, p -> p.strategy(Strategy.JOIN)),
                guide,
                PostgreSqlDialect.INSTANCE,
                "The strategy JOIN cannot apply to the include user.profiles: user.profiles (belongsToMany profile"
                        + " through grant) is a collection, and a join would repeat the parent for each child;"
                        + " it can be read by AUTO, BATCH, LINK_THEN_TARGET or LATERAL");
    }

    @Test
    void aToOneWhoseKeyIsNotUniqueIsNotJoined() {
        assertRefused(
                Select.from(team).include(coachOfTeam, c -> c.strategy(Strategy.JOIN)),
                league,
                PostgreSqlDialect.INSTANCE,
                "The strategy JOIN cannot apply to the include team.coach: the key (teamId) of coach is not declared"
                        + " unique, so that a join could repeat the parent; it can be read by AUTO or BATCH");
    }

    @Test
    void onlyAManyToManyHasLinks() {
        assertRefused(
                Select.from(user).include(grants, g -> g.strategy(Strategy.LINK_THEN_TARGET)),
                guide,
                H2Dialect.INSTANCE,
                "The strategy LINK_THEN_TARGET cannot apply to the include user.grants: user.grants (hasMany grant)"
                        + " has no junction; it can be read by AUTO or BATCH");
    }

    @Test
    void lateralIsForCollectionsOnDatabasesThatHaveIt() {
        assertRefused(
                Select.from(match).include(home, h -> h.strategy(Strategy.LATERAL)),
                league,
                PostgreSqlDialect.INSTANCE,
                "The strategy LATERAL cannot apply to the include match.home: match.home (belongsTo team) has one row"
                        + " at most, which needs no search parent by parent; it can be read by AUTO, JOIN or BATCH");
        assertRefused(
                Select.from(user).include(profiles, p -> p.strategy(Strategy.LATERAL)),
                guide,
                H2Dialect.INSTANCE,
                "The strategy LATERAL cannot apply to the include user.profiles: H2 has no LATERAL;"
                        + " it can be read by AUTO, BATCH or LINK_THEN_TARGET");
    }

    private Choice chosen(Select<?> select, Dialect dialect, Evidence evidence) {
        return new Planner(guide, dialect, Mappings.of(guide), 1000)
                .plan(select, evidence)
                .roots()
                .steps()
                .get(0)
                .choice();
    }

    @Test
    void aWindowOfFewRootsReadsTargetsWithTheirLinks() {
        Select<?> select = Select.from(user).include(profiles);
        assertThat(chosen(select, PostgreSqlDialect.INSTANCE, Evidence.FEW))
                .isEqualTo(new Choice(
                        Strategy.BATCH, "a window of few roots saves a round trip by reading links with targets"));
        assertThat(chosen(select, H2Dialect.INSTANCE, Evidence.NONE).strategy()).isEqualTo(Strategy.LINK_THEN_TARGET);
    }

    @Test
    void theRootsAreReadByTheSameStatementWhateverTheEvidence() {
        Planner planner = new Planner(guide, PostgreSqlDialect.INSTANCE, Mappings.of(guide), 1000);
        Select<?> select = Select.from(user).include(profiles).include(grants);
        RowQuery roots = planner.plan(select).roots().query();
        assertThat(planner.plan(select, Evidence.FEW).roots().query()).isEqualTo(roots);
    }

    @Test
    void aPreferenceForAllLoadsHoldsWhereItCan() {
        Planner planner = new Planner(
                guide, H2Dialect.INSTANCE, Mappings.of(guide), new PlanOptions(1000, Strategy.LINK_THEN_TARGET));
        Select<?> select = Select.from(user).include(profiles).include(grants);
        assertThat(planner.plan(select).roots().steps())
                .extracting(CollectionStep::choice)
                .containsExactly(
                        new Choice(Strategy.LINK_THEN_TARGET, "the options of all loads ask for it"),
                        new Choice(Strategy.BATCH, "one statement reads the children of all parents of a window"));
    }
}
