package io.interflux.examples.unannotated;

import static io.interflux.mapping.EntityMaps.map;
import static io.interflux.model.DataType.INTEGER;
import static io.interflux.model.DataType.LONG;
import static io.interflux.model.DataType.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.examples.Documentation;
import io.interflux.examples.ExampleRun;
import io.interflux.mapping.EntityMap;
import io.interflux.mapping.Holding;
import io.interflux.model.Schema;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.TextHandle;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Entities by names and accessors, as the page on typed handles shows them. */
class UnannotatedIT {

    private static Schema schema() {
        // tag::schema[]
        Schema schema = Schema.builder()
                .add(
                        pilot(),
                        map(Ship.class, Ship::new)
                                .id("id", Ship::id)
                                .attribute("name", STRING, Ship::name)
                                .attribute("pilotId", LONG, Ship::pilotId),
                        map(Squad.class, Squad::new).id("id", Squad::id).attribute("name", STRING, Squad::name),
                        map(Membership.class, Membership::new)
                                .attribute("since", INTEGER, Membership::since)
                                .attribute("pilotId", LONG, Membership::pilotId)
                                .attribute("squadId", LONG, Membership::squadId))
                .build();
        // end::schema[]
        return schema;
    }

    // tag::pilot[]
    static EntityMap<Pilot> pilot() {
        return map(Pilot.class, Pilot::new)
                .id("id", Pilot::id)
                .attribute("name", STRING, Pilot::name)
                .attribute("mentorId", LONG, Pilot::mentorId)
                .embedded("home", Pilot::home, address()) // columns homeStreet, homeCity
                .embedded("work", Pilot::work, address(), "work_") // columns work_street, work_city
                .hasOne("ship", Pilot::ship, Holding.one(Ship.class)) // One<Ship>
                .hasMany(
                        "pupils",
                        Pilot::pupils,
                        Holding.many(Pilot.class),
                        p -> p.foreignKey("mentorId")) // Many<Pilot>
                .belongsToMany(
                        "squads",
                        Pilot::squads,
                        Holding.links(Squad.class, Membership.class), // List<Link<Squad, Membership>>
                        squads -> squads.through("membership"));
    }

    static EntityMap<Address> address() {
        return map(Address.class, Address::new)
                .attribute("street", STRING, Address::street)
                .attribute("city", STRING, Address::city);
    }
    // end::pilot[]

    @OnEachDatabase
    void theyAreLoadedLikeOthers(TestDatabase database) {
        ExampleRun run = ExampleRun.prepared(
                database, schema(), interflux -> interflux.schema().create().thenMany(rows(interflux)));
        TextHandle<Pilot> name = ModelHandle.of(Pilot.class).text("name");
        Select<Pilot> select = Select.from(Pilot.class)
                .where(name.eq("Luke"))
                .include("ship")
                .include("pupils")
                .include("squads");
        Pilot luke = run.all(run.interflux().find(select), 4).get(0);
        assertThat(luke.home()).isEqualTo(new Address("Lars", "Anchorhead"));
        assertThat(luke.work()).isNull();
        assertThat(luke.ship().get()).isEqualTo(new Ship(1L, "X-wing", 1L));
        assertThat(luke.pupils().get()).extracting(Pilot::name).containsExactly("Ben");
        assertThat(luke.squads()).singleElement().satisfies(link -> {
            assertThat(link.target()).isEqualTo(new Squad(1L, "Red"));
            assertThat(link.junction().since()).isEqualTo(3);
        });
    }

    private static Flux<?> rows(Interflux interflux) {
        Address lars = new Address("Lars", "Anchorhead");
        return Flux.concat(
                interflux.insertAll(List.of(Pilot.of("Luke", lars, null), Pilot.of("Ben", lars, 1L))),
                interflux.insert(new Ship(null, "X-wing", 1L)),
                interflux.insert(new Squad(null, "Red")),
                interflux.insert(new Membership(3, 1L, 1L)));
    }

    @Test
    void thePageShowsThisCode() {
        assertThat(Documentation.page("docs/typed.md"))
                .contains(Documentation.java("schema", UnannotatedIT.class))
                .contains(Documentation.java("pilot", UnannotatedIT.class));
    }
}
