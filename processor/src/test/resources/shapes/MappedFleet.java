package shapes;

import static io.interflux.mapping.EntityMaps.map;
import static io.interflux.model.DataType.DOUBLE;
import static io.interflux.model.DataType.INTEGER;
import static io.interflux.model.DataType.LONG;
import static io.interflux.model.DataType.SHORT;
import static io.interflux.model.DataType.STRING;

import io.interflux.mapping.EntityMap;
import io.interflux.mapping.Holding;
import io.interflux.mapping.OrdinalConverter;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import java.util.function.Supplier;
import shapes.Fleet.Home;
import shapes.Fleet.Membership;
import shapes.Fleet.Pilot;
import shapes.Fleet.Position;
import shapes.Fleet.Rank;
import shapes.Fleet.Ship;
import shapes.Fleet.Squad;

/** The same schema by names and accessors. */
public final class MappedFleet implements Supplier<Schema> {

    @Override
    public Schema get() {
        return Schema.builder().add(pilot(), ship(), squad(), membership()).build();
    }

    private static EntityMap<Pilot> pilot() {
        return map(Pilot.class, Pilot::new)
                .id("id", Pilot::id)
                .attribute("name", STRING, Pilot::name)
                .converted("rank", SHORT, OrdinalConverter.shorts(Rank.class), Pilot::rank)
                .converted("former", INTEGER, OrdinalConverter.integers(Rank.class), Pilot::former)
                .attribute("wished", DataType.enumOf(Rank.class), Pilot::wished)
                .embedded("home", Pilot::home, home())
                .embedded("work", Pilot::work, home(), "work_")
                .attribute("mentorId", LONG, Pilot::mentorId)
                .belongsTo("mentor", Pilot::mentor, Holding.one(Pilot.class))
                .hasMany("pupils", Pilot::pupils, Holding.many(Pilot.class), pupils -> pupils.foreignKey("mentorId"))
                .hasOne("ship", Pilot::ship, Holding.one(Ship.class))
                .belongsToMany("squads", Pilot::squads, Holding.links(Squad.class, Membership.class), b -> b
                        .through("membership"));
    }

    private static EntityMap<Home> home() {
        return map(Home.class, Home::new)
                .attribute("planet", STRING, Home::planet)
                .attribute("sector", DataType.string(40), Home::sector, sector -> sector.column("sector"))
                .embedded("position", Home::position, map(Position.class, Position::new)
                        .attribute("x", DOUBLE, Position::x)
                        .attribute("y", DOUBLE, Position::y));
    }

    private static EntityMap<Ship> ship() {
        return map(Ship.class, Ship::new)
                .id("id", Ship::id)
                .attribute("name", STRING, Ship::name)
                .attribute("pilotId", LONG, Ship::pilotId)
                .belongsTo("pilot", Ship::pilot, Pilot.class);
    }

    private static EntityMap<Squad> squad() {
        return map(Squad.class, Squad::new)
                .id("id", Squad::id)
                .attribute("name", STRING, Squad::name)
                .belongsToMany("pilots", Squad::pilots, Holding.manyLinks(Pilot.class, Membership.class), b -> b
                        .through("membership"));
    }

    private static EntityMap<Membership> membership() {
        return map(Membership.class, Membership::new)
                .attribute("pilotId", LONG, Membership::pilotId)
                .attribute("squadId", LONG, Membership::squadId)
                .attribute("since", INTEGER, Membership::since);
    }
}
