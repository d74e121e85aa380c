package io.interflux.r2dbc.shapes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.HasOne;
import io.interflux.annotation.Id;
import io.interflux.error.NotLoadedException;
import io.interflux.error.SchemaException;
import io.interflux.mapping.Link;
import io.interflux.mapping.Many;
import io.interflux.mapping.One;
import io.interflux.model.Schema;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.Strategy;
import io.interflux.query.TextHandle;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;

/** What a component holds of an association: not loaded, loaded and nothing, loaded; and links with their junction rows. */
@Timeout(120)
class HoldersIT {

    @Entity
    record Pilot(
            @Id @Generated @Nullable Long id,
            String name,
            @Nullable Long mentorId,
            @BelongsTo One<Pilot> mentor,
            @HasMany(foreignKey = "mentorId") Many<Pilot> pupils,
            @HasOne One<Ship> ship,
            @BelongsToMany(through = Membership.class) List<Link<Squad, Membership>> squads) {

        static Pilot of(String name) {
            return new Pilot(null, name, null, One.notLoaded(), Many.notLoaded(), One.notLoaded(), List.of());
        }

        Pilot withShip(Ship own) {
            return new Pilot(id, name, mentorId, mentor, pupils, One.of(own), squads);
        }

        Pilot withPupils(Pilot... own) {
            return new Pilot(id, name, mentorId, mentor, Many.of(own), ship, squads);
        }

        @SafeVarargs
        @SuppressWarnings("varargs") // the array is only read
        final Pilot withSquads(Link<Squad, Membership>... own) {
            return new Pilot(id, name, mentorId, mentor, pupils, ship, List.of(own));
        }
    }

    @Entity
    record Ship(@Id @Generated @Nullable Long id, String name, @Nullable Long pilotId, @BelongsTo One<Pilot> pilot) {

        static Ship of(String name) {
            return new Ship(null, name, null, One.notLoaded());
        }
    }

    @Entity
    record Squad(
            @Id @Generated @Nullable Long id,
            String name,
            @BelongsToMany(through = Membership.class) Many<Link<Pilot, Membership>> pilots) {

        static Squad of(String name) {
            return new Squad(null, name, Many.notLoaded());
        }
    }

    @Entity
    record Membership(@Nullable Long pilotId, @Nullable Long squadId, @Nullable Integer since) {

        static Membership since(int year) {
            return new Membership(null, null, year);
        }
    }

    private static final Schema SCHEMA = Schema.of(Pilot.class, Ship.class, Squad.class, Membership.class);

    private static final ModelHandle<Pilot> PILOT = ModelHandle.of(Pilot.class);
    private static final ModelHandle<Ship> SHIP = ModelHandle.of(Ship.class);
    private static final ModelHandle<Squad> SQUAD = ModelHandle.of(Squad.class);
    private static final ModelHandle<Membership> MEMBERSHIP = ModelHandle.of(Membership.class);
    private static final TextHandle<Pilot> NAME = PILOT.text("name");
    private static final ToOneHandle<Pilot, Pilot> MENTOR = PILOT.toOne("mentor", PILOT);
    private static final ToManyHandle<Pilot, Pilot> PUPILS = PILOT.toMany("pupils", PILOT);
    private static final ToOneHandle<Pilot, Ship> OWN_SHIP = PILOT.toOne("ship", SHIP);
    private static final ManyToManyHandle<Pilot, Squad, Membership> SQUADS =
            PILOT.manyToMany("squads", SQUAD, MEMBERSHIP);
    private static final ManyToManyHandle<Squad, Pilot, Membership> PILOTS =
            SQUAD.manyToMany("pilots", PILOT, MEMBERSHIP);

    private static final Squad RED = Squad.of("Red");

    private static final Select<Pilot> ALL =
            Select.from(PILOT).orderBy(NAME.asc()).limit(50);

    /** Obi has the pupil Luke, Luke a ship; both are in the squad Red, Luke in Gold too. */
    private static Bench open(TestDatabase database) {
        Bench bench = Bench.of(database, SCHEMA);
        Pilot luke = Pilot.of("Luke")
                .withShip(Ship.of("X-wing"))
                .withSquads(
                        new Link<>(RED, Membership.since(1977)), new Link<>(Squad.of("Gold"), Membership.since(1983)));
        Pilot obi = Pilot.of("Obi").withPupils(luke).withSquads(new Link<>(RED, Membership.since(1937)));
        bench.one(bench.interflux()
                .insertGraph(obi, g -> g.with(PUPILS, p -> p.with(OWN_SHIP).with(SQUADS))
                        .with(SQUADS)));
        return bench;
    }

    @OnEachDatabase
    void whatIsNotIncludedIsNotLoadedAndNamesTheInclude(TestDatabase database) {
        Bench bench = open(database);

        Pilot luke = bench.find(ALL).get(0);

        assertThat(luke.mentor().isLoaded()).isFalse();
        assertThat(luke.pupils()).isInstanceOf(Many.NotLoaded.class).isEqualTo(Many.notLoaded());
        assertNotLoaded(
                () -> luke.mentor().get(),
                "pilot.mentor is not loaded; add include(\"mentor\") to the query of pilot.");
        assertNotLoaded(
                () -> luke.pupils().get(),
                "pilot.pupils is not loaded; add include(\"pupils\") to the query of pilot.");
        assertNotLoaded(
                () -> luke.pupils().forEach(pupil -> {}),
                "pilot.pupils is not loaded; add include(\"pupils\") to the query of pilot.");
        assertNotLoaded(
                () -> Pilot.of("Han").mentor().get(),
                "It is not loaded, since this entity was not read; give it a value, or read the entity.");
        assertThat(bench.sent()).hasSize(1);
    }

    private static void assertNotLoaded(Runnable reading, String message) {
        assertThatExceptionOfType(NotLoadedException.class)
                .isThrownBy(reading::run)
                .withMessage(message);
    }

    @OnEachDatabase
    void whatIsIncludedIsLoadedEvenIfThereIsNothing(TestDatabase database) {
        Bench bench = open(database);
        for (Strategy strategy : List.of(Strategy.JOIN, Strategy.BATCH)) {
            List<Pilot> found = bench.find(
                    ALL.include(MENTOR, m -> m.strategy(strategy)).include(PUPILS, p -> p.include(OWN_SHIP)));

            Pilot luke = found.get(0);
            Pilot obi = found.get(1);
            assertThat(luke.pupils()).isEmpty();
            assertThat(luke.mentor().optional().map(Pilot::name)).contains("Obi");
            assertThat(obi.mentor()).isEqualTo(One.of(null));
            assertThat(obi.pupils()).extracting(Pilot::name).containsExactly("Luke");
            assertThat(obi.pupils().get().get(0).ship().optional().map(Ship::name))
                    .contains("X-wing");
            assertThat(obi.ship().isLoaded()).isFalse();
        }
    }

    @OnEachDatabase
    void leavesOfARecursionSayThatTheyAreLeaves(TestDatabase database) {
        Bench bench = open(database);

        Pilot obi = bench.find(ALL.where(MENTOR.none()).include(PUPILS, p -> p.recursive(1)))
                .get(0);

        Pilot luke = obi.pupils().get().get(0);
        assertThatExceptionOfType(NotLoadedException.class)
                .isThrownBy(() -> luke.pupils().get())
                .withMessageContaining(
                        "pilot.pupils is not loaded here: this row of pilot.pupils is a leaf of the recursion");
    }

    @OnEachDatabase
    void linksHaveTheirJunctionRowsBesideTheirTargets(TestDatabase database) {
        Bench bench = open(database);
        for (Strategy strategy : List.of(Strategy.BATCH, Strategy.LINK_THEN_TARGET)) {
            List<Pilot> found = bench.find(ALL.include(SQUADS, s -> s.strategy(strategy)));

            Link<Squad, Membership> lukes = found.get(0).squads().get(0);
            Link<Squad, Membership> obis = found.get(1).squads().get(0);
            assertThat(found.get(0).squads())
                    .extracting(link -> link.target().name(), link -> link.junction()
                            .since())
                    .containsExactlyInAnyOrder(tuple("Red", 1977), tuple("Gold", 1983));
            assertThat(obis.junction().since()).isEqualTo(1937);
            assertThat(obis.target()).isSameAs(red(found.get(0)));
            assertThat(lukes.target().pilots().isLoaded()).isFalse();
        }
    }

    private static Squad red(Pilot pilot) {
        return pilot.squads().stream()
                .map(Link::target)
                .filter(squad -> squad.name().equals("Red"))
                .findFirst()
                .orElseThrow();
    }

    @OnEachDatabase
    void linksAreInHoldersTooAndAskForWhatTheyAreAsked(TestDatabase database) {
        Bench bench = open(database);

        Squad red = bench.find(
                        Select.from(SQUAD).where(SQUAD.text("name").eq("Red")).include(PILOTS, p -> p.through(
                                        t -> t.only(MEMBERSHIP.attribute("since", Integer.class)))
                                .orderBy(NAME.desc())))
                .get(0);

        assertThat(red.pilots())
                .extracting(link -> link.target().name(), Link::junction)
                .containsExactly(tuple("Obi", Membership.since(1937)), tuple("Luke", Membership.since(1977)));
    }

    @OnEachDatabase
    void aGraphIsInsertedByLinksAndComesBackAsTheDatabaseHoldsIt(TestDatabase database) {
        Bench bench = Bench.of(database, SCHEMA);
        Pilot given = Pilot.of("Wedge")
                .withShip(Ship.of("Y-wing"))
                .withSquads(
                        new Link<>(RED, Membership.since(1980)), new Link<>(Squad.of("Rogue"), Membership.since(1991)));

        Pilot wedge = bench.one(
                bench.interflux().insertGraph(given, g -> g.with(SQUADS).with(OWN_SHIP)));

        Long id = wedge.id();
        assertThat(wedge.ship().optional().map(Ship::pilotId)).contains(id);
        assertThat(wedge.squads())
                .extracting(
                        link -> link.target().name(), link -> link.junction().since(), link -> link.junction()
                                .pilotId())
                .containsExactly(tuple("Red", 1980, id), tuple("Rogue", 1991, id));
        assertThat(wedge.mentor().isLoaded()).isFalse();
        assertThat(bench.find(ALL.include(SQUADS).include(OWN_SHIP)))
                .singleElement()
                .satisfies(read -> assertThat(read.squads()).containsExactlyInAnyOrderElementsOf(wedge.squads()));
    }

    @OnEachDatabase
    void rowsAreWrittenWhateverTheirHoldersHold(TestDatabase database) {
        Bench bench = open(database);

        Pilot luke = bench.find(ALL.include(PUPILS).include(SQUADS)).get(0);
        Pilot renamed = new Pilot(
                luke.id(), "Skywalker", luke.mentorId(), luke.mentor(), luke.pupils(), luke.ship(), luke.squads());

        assertThat(bench.one(bench.interflux().update(renamed))).isEqualTo(renamed);
        assertThat(bench.one(bench.interflux().bulk(PILOT).insert(Flux.just(Pilot.of("Biggs")))))
                .isEqualTo(1L);
        assertThat(bench.all(bench.interflux()
                        .relation(luke, SQUADS)
                        .find(Select.from(SQUAD).include(PILOTS))))
                .hasSize(2)
                .allSatisfy(squad -> assertThat(squad.pilots()).isNotEmpty());
    }

    @Entity
    record Stray(@Id Long id, @HasMany One<Stray> strays) {}

    @Entity
    record Lost(@Id Long id, @HasMany List<Link<Lost, Lost>> losts) {}

    @Test
    void aHolderThatDoesNotFitIsToldBySchema() {
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> Schema.of(Stray.class))
                .withMessage(
                        "The association Stray.strays is a collection, but its type is io.interflux.mapping.One<io.interflux"
                                + ".r2dbc.shapes.HoldersIT$Stray>; make it a List or a Many of an entity.");
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> Schema.of(Lost.class))
                .withMessageContaining("but has no junction; make it a List or a Many of an entity.");
    }
}
