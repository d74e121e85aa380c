package io.interflux.r2dbc.semantics;

import static io.interflux.r2dbc.semantics.Sandbox.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.error.CycleException;
import io.interflux.error.NotLoadedException;
import io.interflux.load.LoadOptions;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ComparableHandle;
import io.interflux.query.Cycles;
import io.interflux.query.JunctionInclude;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.TextHandle;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.util.List;

/**
 * A model that refers to itself in every kind of association, followed as far as it goes. In an outline a row without braces is a leaf.
 *
 * <pre>
 * Ada: no boss; mentor of Bob;  friends Bob (2001), Cyd (2002)
 * Bob: boss Ada; mentor of Cyd; friends Ada (2003)
 * Cyd: boss Ada;                friends Cyd (2004), and one whom nobody knows
 * Dan: boss Bob
 * </pre>
 */
class RecursionIT {

    private static final ModelHandle<DynamicEntity> PERSON = ModelHandle.of("person");
    private static final ModelHandle<DynamicEntity> FRIENDSHIP = ModelHandle.of("friendship");
    private static final ComparableHandle<DynamicEntity, Integer> SINCE = FRIENDSHIP.attribute("since", Integer.class);
    private static final TextHandle<DynamicEntity> NAME = PERSON.text("name");
    private static final ToOneHandle<DynamicEntity, DynamicEntity> BOSS = PERSON.toOne("boss", PERSON);
    private static final ToOneHandle<DynamicEntity, DynamicEntity> PUPIL = PERSON.toOne("pupil", PERSON);
    private static final ToManyHandle<DynamicEntity, DynamicEntity> STAFF = PERSON.toMany("staff", PERSON);
    private static final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> FRIENDS =
            PERSON.manyToMany("friends", PERSON, FRIENDSHIP);

    private static final Schema SCHEMA = schema();
    private static final Select<DynamicEntity> PEOPLE = Select.from(PERSON).only(NAME);
    private static final Select<DynamicEntity> ADA =
            PEOPLE.where(NAME.eq("Ada")).limit(1);

    private static Schema schema() {
        SchemaBuilder schema = Schema.builder();
        schema.define("person").attribute("name", DataType.STRING);
        schema.define("city").attribute("name", DataType.STRING);
        schema.belongsTo("person", "person").as("boss").foreignKey("bossId");
        schema.hasMany("person", "person").as("staff").foreignKey("bossId");
        schema.hasOne("person", "person").as("pupil").foreignKey("mentorId");
        schema.belongsTo("person", "city");
        schema.belongsToMany("person", "person")
                .through("friendship", link -> link.attribute("since", DataType.INTEGER))
                .as("friends")
                .inverseAs("admirers")
                .foreignKey("fromId")
                .otherKey("toId")
                .constraints(false);
        return schema.build();
    }

    private static Sandbox open(TestDatabase database) {
        return open(database, LoadOptions.DEFAULT);
    }

    private static Sandbox open(TestDatabase database, LoadOptions options) {
        return Sandbox.of(database, SCHEMA, options)
                .rows("city(id, name)", row(7, "Rome"))
                .rows(
                        "person(id, name, bossId, mentorId, cityId)",
                        row(1, "Ada", null, null, null),
                        row(2, "Bob", 1, 1, 7),
                        row(3, "Cyd", 1, 2, null),
                        row(4, "Dan", 2, null, 7))
                .rows(
                        "friendship(fromId, toId, since)",
                        row(1, 2, 2001),
                        row(1, 3, 2002),
                        row(2, 1, 2003),
                        row(3, 3, 2004),
                        row(3, 99, 2005));
    }

    @OnEachDatabase
    void aTreeIsReadLevelByLevel(TestDatabase database) {
        Sandbox sandbox = open(database);
        sandbox.assertOutline(
                ADA.include(STAFF, staff -> staff.only(NAME).recursive()),
                4,
                "[Ada{staff=[Bob{staff=[Dan{staff=[]}]}, Cyd{staff=[]}]}]");
        sandbox.assertOutline(
                ADA.include(STAFF, staff -> staff.only(NAME).recursive(2)),
                3,
                "[Ada{staff=[Bob{staff=[Dan]}, Cyd{staff=[]}]}]");
        sandbox.assertOutline(ADA.include(STAFF, staff -> staff.only(NAME).recursive(1)), 2, "[Ada{staff=[Bob, Cyd]}]");
    }

    @OnEachDatabase
    void whatHasBeenAskedForIsNotAskedForAgain(TestDatabase database) {
        Sandbox sandbox = open(database);
        sandbox.assertOutline(
                PEOPLE.include(STAFF, staff -> staff.only(NAME).recursive()),
                2,
                "[Ada{staff=[Bob{staff=[Dan{staff=[]}]}, Cyd{staff=[]}]}, Bob{staff=[Dan{staff=[]}]}, Cyd{staff=[]},"
                        + " Dan{staff=[]}]");
        sandbox.assertOutline(
                PEOPLE.include(BOSS, boss -> boss.only(NAME).recursive()),
                2,
                "[Ada{boss=null}, Bob{boss=Ada{boss=null}}, Cyd{boss=Ada{boss=null}},"
                        + " Dan{boss=Bob{boss=Ada{boss=null}}}]");
        sandbox.assertOutline(
                PEOPLE.include(PUPIL, pupil -> pupil.only(NAME).recursive()),
                2,
                "[Ada{pupil=Bob{pupil=Cyd{pupil=null}}}, Bob{pupil=Cyd{pupil=null}}, Cyd{pupil=null}, Dan{pupil=null}]");
    }

    @OnEachDatabase
    void laterWindowsReadOnlyWhatIsNew(TestDatabase database) {
        Sandbox sandbox = open(database, LoadOptions.DEFAULT.withWindowRows(2));
        // Ada, Bob; their staff, then Dan's | Cyd, Dan; nobody is left to be asked for | nobody
        sandbox.assertOutline(
                PEOPLE.include(STAFF, staff -> staff.only(NAME).recursive()),
                5,
                "[Ada{staff=[Bob{staff=[Dan{staff=[]}]}, Cyd{staff=[]}]}, Bob{staff=[Dan{staff=[]}]}, Cyd{staff=[]},"
                        + " Dan{staff=[]}]");
        database.reset();
        Sandbox forgetful = open(database, LoadOptions.DEFAULT.withWindowRows(2).withIdentityBudgetBytes(1));
        forgetful.assertOutline(
                PEOPLE.include(STAFF, staff -> staff.only(NAME).recursive()),
                6,
                "[Ada{staff=[Bob{staff=[Dan{staff=[]}]}, Cyd{staff=[]}]}, Bob{staff=[Dan{staff=[]}]}, Cyd{staff=[]},"
                        + " Dan{staff=[]}]");
    }

    @OnEachDatabase
    void aManyToManyReadsLinksForEachLevelAndEachRowOnce(TestDatabase database) {
        Sandbox sandbox = open(database);
        sandbox.assertOutline(
                ADA.include(FRIENDS, friends -> friends.only(NAME)
                        .through(JunctionInclude::none)
                        .recursive()),
                5,
                "[Ada{friends=[Bob{friends=[Ada]}, Cyd{friends=[Cyd]}]}]");
        sandbox.assertOutline(
                ADA.include(FRIENDS, friends -> friends.only(NAME)
                        .through(t -> t.only(SINCE))
                        .recursive(2)),
                4,
                "[Ada{friends=[Bob{friendship={since=2001}, friends=[Ada{friendship={since=2003}}]},"
                        + " Cyd{friendship={since=2002}, friends=[Cyd{friendship={since=2004}}]}]}]");
        sandbox.assertOutline(
                PEOPLE.include(FRIENDS, friends -> friends.only(NAME)
                        .through(JunctionInclude::none)
                        .recursive()),
                4,
                "[Ada{friends=[Bob{friends=[Ada]}, Cyd{friends=[Cyd]}]}, Bob{friends=[Ada{friends=[Bob, Cyd{friends=[Cyd]}]}]},"
                        + " Cyd{friends=[Cyd]}, Dan{friends=[]}]");
    }

    @OnEachDatabase
    void conditionsOrderAndLimitsHoldAtEachLevel(TestDatabase database) {
        Sandbox sandbox = open(database);
        sandbox.assertOutline(
                ADA.include(
                        STAFF,
                        staff -> staff.only(NAME).orderBy(NAME.desc()).limit(1).recursive()),
                3,
                "[Ada{staff=[Cyd{staff=[]}]}]");
        sandbox.assertOutline(
                ADA.include(
                        STAFF, staff -> staff.only(NAME).where(NAME.ne("Dan")).recursive()),
                3,
                "[Ada{staff=[Bob{staff=[]}, Cyd{staff=[]}]}]");
        sandbox.assertOutline(
                ADA.include(FRIENDS, friends -> friends.only(NAME)
                        .through(t -> t.none().where(SINCE.lessThan(2004)))
                        .orderBy(FRIENDS.junction(SINCE).desc())
                        .recursive()),
                4,
                "[Ada{friends=[Cyd{friends=[]}, Bob{friends=[Ada]}]}]");
    }

    @OnEachDatabase
    void aConditionLeavesOutRootsButNoRowsBeneath(TestDatabase database) {
        Sandbox sandbox = open(database);
        sandbox.assertOutline(
                PEOPLE.include(
                        STAFF, staff -> staff.only(NAME).where(NAME.like("%")).recursive()),
                3,
                "[Ada{staff=[Bob{staff=[Dan{staff=[]}]}, Cyd{staff=[]}]}, Bob{staff=[Dan{staff=[]}]}]");
        sandbox.assertOutline(
                PEOPLE.include(
                        STAFF, staff -> staff.only(NAME).recursive(r -> r.along(PUPIL, pupil -> pupil.required()))),
                6,
                "[Ada{staff=[Bob{staff=[Dan{staff=[], pupil=null}], pupil=Cyd}, Cyd{staff=[], pupil=null}], pupil=Bob},"
                        + " Bob{staff=[Dan{staff=[], pupil=null}], pupil=Cyd{staff=[], pupil=null}}]");
    }

    @OnEachDatabase
    void whatTheBlockIncludesIsLoadedAtEachLevel(TestDatabase database) {
        Sandbox sandbox = open(database);
        sandbox.assertOutline(
                ADA.include(STAFF, staff -> staff.only(NAME)
                        .recursive()
                        .include("city")
                        .include(FRIENDS, friends -> friends.only(NAME).through(JunctionInclude::none))),
                5,
                "[Ada{staff=[Bob{city=Rome, friends=[Ada], staff=[Dan{city=Rome, friends=[], staff=[]}]},"
                        + " Cyd{city=null, friends=[Cyd], staff=[]}]}]");
        sandbox.assertOutline(
                ADA.include(STAFF, staff -> staff.only(NAME).recursive().include("city", city -> city.required())),
                4,
                "[Ada{staff=[Bob{city=Rome, staff=[Dan{city=Rome, staff=[]}]}]}]");
    }

    @OnEachDatabase
    void severalRelationsAreFollowedTogether(TestDatabase database) {
        Sandbox sandbox = open(database);
        sandbox.assertOutline(
                ADA.include(STAFF, staff -> staff.only(NAME)
                        .recursive(r -> r.along(FRIENDS, friends -> friends.through(JunctionInclude::none)))),
                8,
                "[Ada{staff=[Bob{staff=[Dan{staff=[], friends=[]}], friends=[Ada]}, Cyd{staff=[], friends=[Cyd]}],"
                        + " friends=[Bob, Cyd]}]");
        sandbox.assertOutline(
                PEOPLE.where(NAME.eq("Bob")).limit(1).include(STAFF, staff -> staff.only(NAME)
                        .recursive(r -> r.along(BOSS))),
                8,
                "[Bob{staff=[Dan{staff=[], boss=Bob}], boss=Ada{staff=[Bob, Cyd{staff=[], boss=Ada}], boss=null}}]");
    }

    @OnEachDatabase
    void aRecursionMayStartBeneathARootAndInsideAnother(TestDatabase database) {
        Sandbox sandbox = open(database);
        sandbox.assertOutline(
                PEOPLE.where(NAME.eq("Dan")).limit(1).include(BOSS, boss -> boss.only(NAME)
                        .include(BOSS, above -> above.only(NAME)
                                .include(STAFF, staff -> staff.only(NAME).recursive(2)))),
                3,
                "[Dan{boss=Bob{boss=Ada{staff=[Bob{staff=[Dan]}, Cyd{staff=[]}]}}}]");
        sandbox.assertOutline(
                ADA.include(STAFF, staff -> staff.only(NAME).recursive(2).include(BOSS, boss -> boss.only(NAME)
                        .recursive())),
                4,
                "[Ada{staff=[Bob{boss=Ada{boss=null}, staff=[Dan{boss=Bob{boss=Ada{boss=null}}}]},"
                        + " Cyd{boss=Ada{boss=null}, staff=[]}]}]");
    }

    @OnEachDatabase
    void aLeafIsNotLoadedAndAnExpandedRowWithoutChildrenIsEmpty(TestDatabase database) {
        Sandbox sandbox = open(database);
        DynamicEntity ada =
                sandbox.find(ADA.include(STAFF, staff -> staff.recursive(2)), 3).get(0);
        DynamicEntity bob = ada.many("staff").get(0);
        assertThat(ada.many("staff").get(1).many("staff")).isEmpty();
        DynamicEntity dan = bob.many("staff").get(0);
        assertThat(dan.names()).doesNotContain("staff");
        assertThatThrownBy(() -> dan.many("staff"))
                .isInstanceOf(NotLoadedException.class)
                .hasMessage(
                        "person.staff is not loaded here: this row of person.staff is a leaf of the recursion, since"
                                + " it is expanded at another place, is its own ancestor, or lies on the last level. Use"
                                + " everywhere() or a greater depth to expand it here.");
    }

    @OnEachDatabase
    void everywhereARowIsALeafBeneathItselfOnly(TestDatabase database) {
        Sandbox sandbox = open(database);
        sandbox.assertOutline(
                ADA.include(STAFF, staff -> staff.only(NAME).recursive(r -> r.everywhere()
                        .along(FRIENDS, friends -> friends.through(JunctionInclude::none)))),
                8,
                "[Ada{staff=[Bob{staff=[Dan{staff=[], friends=[]}], friends=[Ada]}, Cyd{staff=[], friends=[Cyd]}],"
                        + " friends=[Bob{staff=[Dan{staff=[], friends=[]}], friends=[Ada]}, Cyd{staff=[], friends=[Cyd]}]}]");
    }

    @OnEachDatabase
    void aCycleCanBeAnErrorThatTellsTheWay(TestDatabase database) {
        Sandbox sandbox = open(database);
        Select<DynamicEntity> friends = ADA.include(FRIENDS, include -> include.recursive(r -> r.cycles(Cycles.ERROR)));
        assertThatThrownBy(() -> sandbox.all(sandbox.interflux().find(friends)))
                .isInstanceOfSatisfying(CycleException.class, cycle -> {
                    assertThat(cycle.path()).isEqualTo("person.friends");
                    assertThat(cycle.way()).isEqualTo(List.of(1L, 2L, 1L));
                })
                .hasMessage("person.friends leads from person 1 back to it: 1 -> 2 -> 1; mend the rows, or leave"
                        + " cycles(Cycles.ERROR) out to have a leaf there");
        sandbox.assertOutline(
                ADA.include(STAFF, staff -> staff.only(NAME).recursive(r -> r.cycles(Cycles.ERROR))),
                4,
                "[Ada{staff=[Bob{staff=[Dan{staff=[]}]}, Cyd{staff=[]}]}]");
    }

    @OnEachDatabase
    void aCallersTransactionAndPagesAreServedToo(TestDatabase database) {
        Sandbox sandbox = open(database);
        Select<DynamicEntity> select =
                PEOPLE.include(STAFF, staff -> staff.only(NAME).recursive()).limit(1);
        assertThat(sandbox.one(sandbox.interflux().inTransaction(tx -> tx.find(select)), 4)
                        .many("staff"))
                .hasSize(2);
        assertThat(sandbox.one(sandbox.interflux().findPage(select), 5).total()).isEqualTo(4);
        assertThat(sandbox.one(sandbox.interflux().count(select), 1)).isEqualTo(4);
    }
}
