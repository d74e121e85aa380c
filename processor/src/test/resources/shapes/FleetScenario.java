package shapes;

import io.interflux.Interflux;
import io.interflux.mapping.Link;
import io.interflux.mapping.Many;
import io.interflux.mapping.One;
import io.interflux.model.Schema;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.r2dbc.spi.ConnectionFactory;
import java.util.List;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import shapes.Fleet.Home;
import shapes.Fleet.Membership;
import shapes.Fleet.Pilot;
import shapes.Fleet.Position;
import shapes.Fleet.Rank;
import shapes.Fleet.Ship;
import shapes.Fleet.Squad;

/** Writes and reads shapes, and tells the graphs as text. */
public class FleetScenario implements Function<ConnectionFactory, Publisher<String>> {

    private static final Select<Pilot> PILOTS =
            Select.from(Fleet_Pilot_.model).orderBy(Fleet_Pilot_.rank.desc());

    Schema schema() {
        return Schema.of(Pilot.class, Ship.class, Squad.class, Membership.class);
    }

    @Override
    public Publisher<String> apply(ConnectionFactory connectionFactory) {
        Interflux interflux = R2dbcInterflux.create(connectionFactory, schema());
        return interflux.schema().create()
                .thenMany(Flux.concat(write(interflux), read(interflux)));
    }

    private static Flux<String> write(Interflux interflux) {
        Squad red = new Squad(null, "Red", Many.notLoaded());
        Pilot luke = Pilot.of("Luke", Rank.CAPTAIN, new Home("Tatooine", null, null), null)
                .with(
                        Many.notLoaded(),
                        One.of(new Ship(null, "X-wing", null, null)),
                        List.of(new Link<>(red, new Membership(null, null, 1977))));
        Pilot obi = Pilot.of("Obi", Rank.ADMIRAL, null, new Home("Coruscant", "core", new Position(1, 2)))
                .with(
                        Many.of(luke),
                        One.notLoaded(),
                        List.of(new Link<>(red, new Membership(null, null, 1937))));
        Pilot biggs = Pilot.of("Biggs", Rank.CADET, new Home(null, "outer", new Position(0, 7)), null);
        return Flux.concat(
                interflux
                        .insertGraph(obi, g -> g.with(Fleet_Pilot_.squads)
                                .with(Fleet_Pilot_.pupils, p -> p.with(Fleet_Pilot_.ship).with(Fleet_Pilot_.squads)))
                        .map(Pilot::toString),
                interflux.bulk(Fleet_Pilot_.model).insert(Flux.just(biggs)).map(Object::toString));
    }

    private static Flux<String> read(Interflux interflux) {
        return Flux.concat(
                interflux.find(PILOTS
                                .where(Fleet_Pilot_.homeSector.isNull().or(Fleet_Pilot_.homePositionY.greaterThan(5.0)))
                                .include(Fleet_Pilot_.mentor)
                                .include(Fleet_Pilot_.squads))
                        .map(Pilot::toString),
                interflux.find(PILOTS.as(Fleet.Card.class)).map(Fleet.Card::toString),
                interflux.find(PILOTS.as(Fleet.Roster.class)).map(Fleet.Roster::toString),
                interflux.find(PILOTS.where(Fleet_Pilot_.mentor.none())
                                .include(Fleet_Pilot_.pupils, p -> p.recursive())
                                .as(Fleet.Tree.class))
                        .map(Fleet.Tree::toString),
                move(interflux));
    }

    private static Mono<String> move(Interflux interflux) {
        return interflux
                .update(Fleet_Pilot_.model)
                .set(Fleet_Pilot_.rank, Rank.CAPTAIN)
                .where(Fleet_Pilot_.workPositionX.eq(1.0))
                .then(interflux.findOne(PILOTS.where(Fleet_Pilot_.name.eq("Obi"))))
                .flatMap(obi -> interflux.update(new Pilot(
                        obi.id(), obi.name(), obi.rank(), null, null, new Home("Tatooine", null, null), null, null,
                        obi.mentor(), obi.pupils(), obi.ship(), obi.squads())))
                .map(Pilot::toString);
    }
}
