package io.interflux.r2dbc.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.Page;
import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;
import io.interflux.error.QueryException;
import io.interflux.model.Schema;
import io.interflux.query.ComparableHandle;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The same graphs as instances of records: the junction row and aliased includes in their components, and an error where there is no
 * component.
 */
class RecordsIT {

    @Entity
    record Pilot(
            @Id Long id,
            @Nullable String name,
            @HasMany @Nullable List<Ship> ships,
            @HasMany(foreignKey = "pilotId") @Nullable List<Ship> fast,
            @BelongsToMany(through = Membership.class) @Nullable List<Squad> squads) {

        static Pilot of(long id, String name) {
            return new Pilot(id, name, null, null, null);
        }

        Pilot withShips(List<Ship> own) {
            return new Pilot(id, name, own, fast, squads);
        }

        Pilot withFast(List<Ship> own) {
            return new Pilot(id, name, ships, own, squads);
        }

        Pilot withSquads(List<Squad> own) {
            return new Pilot(id, name, ships, fast, own);
        }
    }

    @Entity
    record Ship(
            @Id Long id,
            @Nullable String name,
            @Nullable Integer speed,
            @Nullable Long pilotId,
            @BelongsTo @Nullable Pilot pilot) {}

    @Entity
    record Squad(
            @Id Long id,
            @Nullable String name,
            @Junction @Nullable Membership membership,
            @BelongsToMany(through = Membership.class) @Nullable List<Pilot> pilots) {

        static Squad of(long id, String name, @Nullable Membership membership) {
            return new Squad(id, name, membership, null);
        }
    }

    @Entity
    record Membership(@Nullable Long pilotId, @Nullable Long squadId, @Nullable Integer since) {}

    private static final Schema SCHEMA = Schema.of(Pilot.class, Ship.class, Squad.class, Membership.class);

    private static final ModelHandle<Pilot> PILOT = ModelHandle.of(Pilot.class);
    private static final ModelHandle<Ship> SHIP = ModelHandle.of(Ship.class);
    private static final ModelHandle<Squad> SQUAD = ModelHandle.of(Squad.class);
    private static final ModelHandle<Membership> MEMBERSHIP = ModelHandle.of(Membership.class);
    private static final TextHandle<Pilot> PILOT_NAME = PILOT.text("name");
    private static final TextHandle<Ship> SHIP_NAME = SHIP.text("name");
    private static final ComparableHandle<Ship, Integer> SPEED = SHIP.attribute("speed", Integer.class);
    private static final TextHandle<Squad> SQUAD_NAME = SQUAD.text("name");
    private static final ComparableHandle<Membership, Integer> SINCE = MEMBERSHIP.attribute("since", Integer.class);
    private static final ToManyHandle<Pilot, Ship> SHIPS = PILOT.toMany("ships", SHIP);
    private static final ToOneHandle<Ship, Pilot> SHIP_PILOT = SHIP.toOne("pilot", PILOT);
    private static final ManyToManyHandle<Pilot, Squad, Membership> SQUADS =
            PILOT.manyToMany("squads", SQUAD, MEMBERSHIP);
    private static final ManyToManyHandle<Squad, Pilot, Membership> PILOTS =
            SQUAD.manyToMany("pilots", PILOT, MEMBERSHIP);

    private static final Pilot LUKE = Pilot.of(1, "Luke");
    private static final Pilot HAN = Pilot.of(2, "Han");
    private static final Ship WING = new Ship(1L, "X-wing", 100, 1L, null);
    private static final Ship HOPPER = new Ship(2L, "T-16", 50, 1L, null);
    private static final Ship FALCON = new Ship(3L, "Falcon", 200, 2L, null);
    private static final Membership LUKE_RED = new Membership(1L, 1L, 1977);
    private static final Membership HAN_RED = new Membership(2L, 1L, 1983);
    private static final Membership HAN_GOLD = new Membership(2L, 2L, null);

    private static Sandbox open(TestDatabase database) {
        Sandbox sandbox = Sandbox.of(database, SCHEMA);
        sandbox.all(sandbox.interflux().insertAll(List.of(LUKE, HAN)));
        sandbox.all(sandbox.interflux().insertAll(List.of(WING, HOPPER, FALCON)));
        sandbox.all(sandbox.interflux().insertAll(List.of(Squad.of(1, "Red", null), Squad.of(2, "Gold", null))));
        sandbox.all(sandbox.interflux().insertAll(List.of(LUKE_RED, HAN_RED, HAN_GOLD)));
        return sandbox;
    }

    @OnEachDatabase
    void childrenAndJunctionRowsAreInTheirComponents(TestDatabase database) {
        Sandbox sandbox = open(database);
        Select<Pilot> select = Select.from(PILOT)
                .include(SHIPS, ships -> ships.orderBy(SPEED.asc()))
                .include(SQUADS, squads -> squads.orderBy(SQUADS.junction(SINCE).desc()));
        assertThat(sandbox.find(select, 3))
                .containsExactly(
                        LUKE.withShips(List.of(HOPPER, WING)).withSquads(List.of(Squad.of(1, "Red", LUKE_RED))),
                        HAN.withShips(List.of(FALCON))
                                .withSquads(List.of(Squad.of(2, "Gold", HAN_GOLD), Squad.of(1, "Red", HAN_RED))));
    }

    @OnEachDatabase
    void ofTheJunctionComesWhatWasAskedFor(TestDatabase database) {
        Sandbox sandbox = open(database);
        Select<Pilot> luke = Select.from(PILOT).where(PILOT_NAME.eq("Luke"));
        assertThat(sandbox.find(luke.include(SQUADS, squads -> squads.through(link -> link.only(SINCE))), 2))
                .containsExactly(LUKE.withSquads(List.of(Squad.of(1, "Red", new Membership(null, null, 1977)))));
        assertThat(sandbox.find(luke.include(SQUADS, squads -> squads.through(JunctionInclude::none)), 2))
                .containsExactly(LUKE.withSquads(List.of(Squad.of(1, "Red", null))));
        assertThat(sandbox.find(Select.from(SQUAD).include(PILOTS).limit(1), 2))
                .as("a pilot has no place for the junction")
                .containsExactly(new Squad(1L, "Red", null, List.of(LUKE, HAN)));
    }

    @OnEachDatabase
    void anAliasFillsTheComponentOfItsName(TestDatabase database) {
        Sandbox sandbox = open(database);
        Select<Pilot> select = Select.from(PILOT).include(SHIPS).include(SHIPS.as("fast"), fast -> fast.where(
                        SPEED.greaterThan(99))
                .optional());
        assertThat(sandbox.find(select, 3))
                .containsExactly(
                        LUKE.withShips(List.of(WING, HOPPER)).withFast(List.of(WING)),
                        HAN.withShips(List.of(FALCON)).withFast(List.of(FALCON)));
    }

    /** What was not included is null; what was included and is not there is an empty list. */
    @OnEachDatabase
    void whatWasNotAskedForIsNull(TestDatabase database) {
        Sandbox sandbox = open(database);
        Select<Ship> ships = Select.from(SHIP)
                .only(SHIP_NAME)
                .where(SHIP_PILOT.to(PILOT_NAME).eq("Han"))
                .include(SHIP_PILOT, pilot -> pilot.only(PILOT_NAME)
                        .include(SHIPS, own -> own.where(SPEED.lessThan(10)).optional()));
        List<Ship> found = sandbox.find(ships, 2);
        assertThat(found).singleElement().satisfies(ship -> {
            assertThat(ship.speed()).isNull();
            assertThat(ship.pilotId()).isNull();
            assertThat(ship.pilot()).isNotNull();
        });
        assertThat(String.valueOf(found.get(0).pilot()))
                .isEqualTo("Pilot[id=null, name=Han, ships=[], fast=null, squads=null]");
    }

    @OnEachDatabase
    void pagesOfRecordsCountParents(TestDatabase database) {
        Sandbox sandbox = open(database);
        Select<Pilot> select = Select.from(PILOT)
                .include(SQUADS, squads -> squads.where(SQUAD_NAME.in(List.of("Red", "Gold"))))
                .orderBy(SHIPS.count().asc())
                .limit(1);
        Page<Pilot> page = sandbox.one(sandbox.interflux().findPage(select), 3);
        assertThat(page.total()).isEqualTo(2);
        assertThat(page.items())
                .containsExactly(HAN.withSquads(List.of(Squad.of(1, "Red", HAN_RED), Squad.of(2, "Gold", HAN_GOLD))));
        assertThat(page.nextCursor()).isNotNull();
    }

    /** By its name a model gives dynamic entities, whatever class it has. */
    @OnEachDatabase
    void theSameByName(TestDatabase database) {
        Sandbox sandbox = open(database);
        sandbox.assertOutline(
                Select.from("pilot")
                        .limit(9)
                        .include("ships")
                        .include("squads", squads -> squads.limit(1))
                        .include("memberships"),
                5,
                "[Luke{ships=[X-wing, T-16],"
                        + " squads=[Red{membership={pilotId=1, squadId=1, since=1977}}],"
                        + " memberships=[{pilotId=1, squadId=1, since=1977}]},"
                        + " Han{ships=[Falcon], squads=[Red{membership={pilotId=2, squadId=1, since=1983}}],"
                        + " memberships=[{pilotId=2, squadId=1, since=1983}, {pilotId=2, squadId=2, since=null}]}]");
    }

    @Test
    void anIncludeWithoutAComponentIsRefused() {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> NoDatabase.find(SCHEMA, Select.from(PILOT).include(SHIPS.as("slow"))))
                .withMessageStartingWith("Pilot has no component for the include slow of pilot. It has [")
                .withMessageEndingWith("; add a component, leave the include out, or load it as DynamicEntity.");
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> NoDatabase.find(SCHEMA, Select.from(PILOT).include("memberships")))
                .withMessageStartingWith("Pilot has no component for the include memberships of pilot.");
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> NoDatabase.find(SCHEMA, Select.from(PILOT).include(SQUADS.as("ships"))))
                .withMessageStartingWith("Pilot has no component for the include ships of pilot.");
    }

    @Test
    void aJunctionWithoutAComponentIsRefusedOnlyIfAskedFor() {
        Select<Squad> select = Select.from(SQUAD).include(PILOTS, pilots -> pilots.through(link -> link.only(SINCE)));
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> NoDatabase.find(SCHEMA, select))
                .withMessage(
                        "Attributes of the junction membership are asked for at squad.pilots, but pilot has no place"
                                + " for them; give its class a @Junction component, or leave through(…) out");
        NoDatabase.find(SCHEMA, Select.from(SQUAD).include(PILOTS));
    }
}
