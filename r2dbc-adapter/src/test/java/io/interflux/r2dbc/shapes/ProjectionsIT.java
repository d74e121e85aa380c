package io.interflux.r2dbc.shapes;

import static io.interflux.r2dbc.shapes.Agents.BOSS;
import static io.interflux.r2dbc.shapes.Agents.POINTS;
import static io.interflux.r2dbc.shapes.Agents.PROFILES;
import static io.interflux.r2dbc.shapes.Agents.PROFILE_NAME;
import static io.interflux.r2dbc.shapes.Agents.REPORTS;
import static io.interflux.r2dbc.shapes.Agents.USER;
import static io.interflux.r2dbc.shapes.Agents.USERNAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.Page;
import io.interflux.annotation.Junction;
import io.interflux.error.QueryException;
import io.interflux.error.SchemaException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.Link;
import io.interflux.mapping.Many;
import io.interflux.mapping.One;
import io.interflux.query.Select;
import io.interflux.query.Strategy;
import io.interflux.r2dbc.shapes.Agents.Profile;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;

/** Only what a projection names is read. */
@Timeout(120)
class ProjectionsIT {

    record ProfileName(String name) {}

    record UserCard(String username, List<ProfileName> profiles) {}

    record Name(String username) {}

    record WithBoss(String username, @Nullable Name boss) {}

    record GrantKind(Boolean selfGranted) {}

    record Granted(String name, @Junction GrantKind grant) {}

    record UserGranted(String username, List<Granted> profiles) {}

    record UserEdges(String username, Many<Link<ProfileName, GrantKind>> profiles) {}

    record Whole(List<Profile> profiles, One<DynamicEntity> boss) {}

    record Tree(String username, List<Tree> reports) {}

    private static final Select<Agents.User> ALL =
            Select.from(USER).orderBy(USERNAME.asc()).limit(50);

    @OnEachDatabase
    void aProjectionReadsTheColumnsThatItNamesAndIncludesWhatItNames(TestDatabase database) {
        Bench bench = Agents.open(database);

        assertThat(bench.find(ALL.as(UserCard.class)))
                .containsExactly(
                        new UserCard("p4dm3", List.of(new ProfileName("Queen"), new ProfileName("Senator"))),
                        new UserCard("r2", List.of()));
        assertThat(bench.sent()).hasSize(2);
        assertThat(bench.sent().get(0)).startsWith("SELECT t0.\"username\", t0.\"id\" FROM \"users\" t0 ORDER BY");
        assertThat(bench.sent().get(1)).contains("\"name\"").doesNotContain("motto", "reason", "selfGranted");
    }

    @OnEachDatabase
    void aToOneRidesAlongWithItsColumnsOnly(TestDatabase database) {
        Bench bench = Agents.open(database);

        assertThat(bench.find(ALL.as(WithBoss.class)))
                .containsExactly(new WithBoss("p4dm3", null), new WithBoss("r2", new Name("p4dm3")));
        assertThat(bench.sent())
                .singleElement()
                .asString()
                .startsWith("SELECT t0.\"username\", t1.\"username\", t1.\"id\"")
                .contains("FROM \"users\" t0 LEFT JOIN \"users\" t1 ON t1.\"id\" = t0.\"bossId\"");
    }

    @OnEachDatabase
    void optionsOfIncludesGoBeforeIt(TestDatabase database) {
        Bench bench = Agents.open(database);
        Select<UserCard> one = ALL.include(
                        PROFILES, p -> p.orderBy(PROFILE_NAME.desc()).limit(1).strategy(Strategy.BATCH))
                .where(POINTS.greaterThan(10))
                .as(UserCard.class);

        assertThat(bench.find(one)).containsExactly(new UserCard("p4dm3", List.of(new ProfileName("Senator"))));
    }

    @OnEachDatabase
    void everyWayOfManyToManysGivesTheSame(TestDatabase database) {
        Bench bench = Agents.open(database);
        for (Strategy strategy : List.of(Strategy.BATCH, Strategy.LINK_THEN_TARGET)) {
            assertThat(bench.find(
                            ALL.include(PROFILES, p -> p.strategy(strategy)).as(UserGranted.class)))
                    .containsExactly(
                            new UserGranted(
                                    "p4dm3",
                                    List.of(
                                            new Granted("Queen", new GrantKind(true)),
                                            new Granted("Senator", new GrantKind(false)))),
                            new UserGranted("r2", List.of()));
            assertThat(String.join(" ", bench.sent()))
                    .contains("selfGranted")
                    .doesNotContain("motto", "reason", "points");
        }
    }

    @OnEachDatabase
    void linksAndHoldersHaveProjectionsToo(TestDatabase database) {
        Bench bench = Agents.open(database);

        assertThat(bench.find(ALL.limit(1).as(UserEdges.class)))
                .containsExactly(new UserEdges(
                        "p4dm3",
                        Many.of(
                                new Link<>(new ProfileName("Queen"), new GrantKind(true)),
                                new Link<>(new ProfileName("Senator"), new GrantKind(false)))));
    }

    @OnEachDatabase
    void wholeEntitiesAndDynamicOnesMayBeAmongItsComponents(TestDatabase database) {
        Bench bench = Agents.open(database);

        List<Whole> found = bench.find(ALL.as(Whole.class));

        assertThat(found.get(0).profiles()).extracting(Profile::motto).containsExactly("Queen!", "Senator!");
        assertThat(found.get(0).boss()).isEqualTo(One.of(null));
        assertThat(found.get(1).boss().optional().orElseThrow().get("username")).isEqualTo("p4dm3");
    }

    @OnEachDatabase
    void aProjectionThatHoldsItselfIsAskedForByRecursion(TestDatabase database) {
        Bench bench = Agents.open(database);
        Select<Agents.User> roots = ALL.where(BOSS.none());

        assertThat(bench.find(roots.include(REPORTS, r -> r.recursive()).as(Tree.class)))
                .containsExactly(new Tree("p4dm3", List.of(new Tree("r2", List.of()))));
        assertThat(bench.sent()).allSatisfy(text -> assertThat(text).doesNotContain("points"));
        assertRefused(
                bench,
                roots.as(Tree.class),
                "The component reports of Tree at user leads back to Tree, so that it would have no end;"
                        + " say how it ends by include(\"reports\", c -> c.recursive()) before as(…).");
    }

    @OnEachDatabase(TestDatabase.Kind.H2)
    void modelsByNameHaveProjectionsToo(TestDatabase database) {
        Bench bench = Agents.open(database);

        assertThat(bench.find(Select.from("user").limit(1).as(Name.class))).containsExactly(new Name("p4dm3"));
        assertThat(bench.find(ALL.limit(1).only(USERNAME).as(DynamicEntity.class)))
                .singleElement()
                .satisfies(user -> assertThat(user.names()).containsExactly("username"));
        assertThat(bench.find(ALL.limit(1).as(Agents.User.class))).hasSize(1);
    }

    @OnEachDatabase(TestDatabase.Kind.H2)
    void pagesCountAndCursorsAreThoseOfTheModel(TestDatabase database) {
        Bench bench = Agents.open(database);

        Page<Name> page = bench.one(bench.interflux().findPage(ALL.limit(1).as(Name.class)));

        assertThat(page.items()).containsExactly(new Name("p4dm3"));
        assertThat(page.total()).isEqualTo(2);
        assertThat(bench.find(ALL.as(Name.class).limit(1).after(String.valueOf(page.nextCursor()))))
                .containsExactly(new Name("r2"));
        assertThat(bench.one(bench.interflux().count(ALL.as(Name.class)))).isEqualTo(2L);
    }

    record Slip(String user) {}

    record Wrong(int username) {}

    record OfText(List<String> profiles) {}

    record OfOne(ProfileName profiles) {}

    record OfMany(List<Name> boss) {}

    record Deep(List<Slip> profiles) {}

    record Edges(List<Link<Name, GrantKind>> reports) {}

    record Primitive(int points) {}

    record Nothing() {}

    @OnEachDatabase(TestDatabase.Kind.H2)
    void whatDoesNotFitIsToldBeforeAnythingIsSent(TestDatabase database) {
        Bench bench = Agents.open(database);
        assertRefused(
                bench,
                ALL.as(Slip.class),
                "The component Slip.user is neither an attribute nor an association of the model user. It has [id, username,"
                        + " points, bossId, boss, reports, profiles, grants]; rename the component, or leave it out.");
        assertRefused(
                bench,
                ALL.as(Wrong.class),
                "The component Wrong.username is of type int, but the values of user.username are of type String;"
                        + " give the component that type.");
        assertRefused(
                bench,
                ALL.as(OfText.class),
                "The component OfText.profiles holds String, but user.profiles (belongsToMany profile through grant) leads to"
                        + " profile; let it hold Profile, a projection of it, or DynamicEntity.");
        assertRefused(
                bench,
                ALL.as(OfOne.class),
                "The component OfOne.profiles is of type ProfileName, but user.profiles (belongsToMany profile through grant)"
                        + " may have many rows; make it a List or a Many.");
        assertRefused(
                bench,
                ALL.as(OfMany.class),
                "The component OfMany.boss is of type List, but user.boss (belongsTo user) has one row at most; make it a One,"
                        + " or the class of the row itself.");
        assertRefused(
                bench,
                ALL.as(Deep.class),
                "The component Slip.user is neither an attribute nor an association of the model profile. It has [id, name,"
                        + " motto, users, grants] (did you mean users?); rename the component, or leave it out.");
        assertRefused(
                bench,
                ALL.as(Edges.class),
                "The component Edges.reports holds links, but user.reports (hasMany user) has no junction; let it hold the"
                        + " targets themselves.");
    }

    @OnEachDatabase(TestDatabase.Kind.H2)
    void whatIsAskedForBesideItIsAnError(TestDatabase database) {
        Bench bench = Agents.open(database);
        assertRefused(
                bench,
                ALL.include(BOSS).as(UserCard.class),
                "UserCard has no component for the include boss of user. It has [username, profiles]; add a component, leave the"
                        + " include out, or load it as DynamicEntity.");
        assertRefused(
                bench,
                ALL.only(USERNAME).as(UserCard.class),
                "The attributes of user are said twice, by only(…) and by the class UserCard; leave only(…) out.");
        assertRefused(
                bench,
                ALL.include(PROFILES, p -> p.through(t -> t.none())).as(UserEdges.class),
                "The collection at user.profiles is one of links with GrantKind, but the query reads none of it; leave none()"
                        + " out");
        assertRefused(
                bench,
                ALL.as(Nothing.class),
                "The class io.interflux.r2dbc.shapes.ProjectionsIT$Nothing has no component, so that it takes nothing of the model"
                        + " user; give it one.");
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> bench.interflux().find(ALL.as(Integer.class)))
                .withMessageStartingWith("The class java.lang.Integer has 2 constructors; ");
    }

    @OnEachDatabase(TestDatabase.Kind.H2)
    void aNullHasNoPlaceInAPrimitive(TestDatabase database) {
        Bench bench = Agents.open(database);
        bench.one(bench.interflux().insert(new Agents.User(null, "x", null, null, null, null, null)));

        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> bench.find(ALL.as(Primitive.class)))
                .withMessage(
                        "The component Primitive.points is a primitive int, but the database has a null there; give the"
                                + " component the type Integer.");
    }

    private static void assertRefused(Bench bench, Select<?> select, String message) {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> bench.interflux().find(select))
                .withMessage(message);
    }
}
