package io.interflux.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Holders, links, embedded values, enums by ordinal and projections, by what was generated and alike by reflection. */
class ShapesIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Compilation SCENARIO = Compilation.of(
            Compilation.resources("shapes", "Fleet", "FleetScenario", "MappedFleet", "MappedFleetScenario"));

    private static final List<String> GRAPHS = List.of(
            "Pilot[id=1, name=Obi, rank=ADMIRAL, former=CADET, wished=ADMIRAL, home=null,"
                    + " work=Home[planet=Coruscant, sector=core, position=Position[x=1.0, y=2.0]], mentorId=null, mentor=not loaded,"
                    + " pupils=[Pilot[id=2, name=Luke, rank=CAPTAIN, former=CADET, wished=ADMIRAL,"
                    + " home=Home[planet=Tatooine, sector=null, position=null], work=null, mentorId=1, mentor=not loaded, pupils=not loaded,"
                    + " ship=Ship[id=1, name=X-wing, pilotId=2, pilot=null], squads=[Link[target=Squad[id=1, name=Red, pilots=not loaded],"
                    + " junction=Membership[pilotId=2, squadId=1, since=1977]]]]], ship=not loaded,"
                    + " squads=[Link[target=Squad[id=1, name=Red, pilots=not loaded],"
                    + " junction=Membership[pilotId=1, squadId=1, since=1937]]]]",
            "1",
            "Pilot[id=1, name=Obi, rank=ADMIRAL, former=CADET, wished=ADMIRAL, home=null,"
                    + " work=Home[planet=Coruscant, sector=core, position=Position[x=1.0, y=2.0]], mentorId=null, mentor=null,"
                    + " pupils=not loaded, ship=not loaded, squads=[Link[target=Squad[id=1, name=Red, pilots=not loaded],"
                    + " junction=Membership[pilotId=1, squadId=1, since=1937]]]]",
            "Pilot[id=2, name=Luke, rank=CAPTAIN, former=CADET, wished=ADMIRAL,"
                    + " home=Home[planet=Tatooine, sector=null, position=null], work=null, mentorId=1,"
                    + " mentor=Pilot[id=1, name=Obi, rank=ADMIRAL, former=CADET, wished=ADMIRAL, home=null,"
                    + " work=Home[planet=Coruscant, sector=core, position=Position[x=1.0, y=2.0]], mentorId=null, mentor=not loaded,"
                    + " pupils=not loaded, ship=not loaded, squads=null], pupils=not loaded, ship=not loaded,"
                    + " squads=[Link[target=Squad[id=1, name=Red, pilots=not loaded],"
                    + " junction=Membership[pilotId=2, squadId=1, since=1977]]]]",
            "Pilot[id=3, name=Biggs, rank=CADET, former=CADET, wished=ADMIRAL,"
                    + " home=Home[planet=null, sector=outer, position=Position[x=0.0, y=7.0]], work=null, mentorId=null, mentor=null,"
                    + " pupils=not loaded, ship=not loaded, squads=[]]",
            "Card[name=Obi, rank=ADMIRAL, home=null, ship=null,"
                    + " squads=[Link[target=SquadName[name=Red], junction=Since[since=1937]]], pupils=[pilot{id=2, name=Luke, rank=CAPTAIN,"
                    + " former=CADET, wished=ADMIRAL, homePlanet=Tatooine, homeSector=null, homePositionX=null, homePositionY=null,"
                    + " workPlanet=null, workSector=null, workPositionX=null, workPositionY=null, mentorId=1}]]",
            "Card[name=Luke, rank=CAPTAIN, home=Home[planet=Tatooine, sector=null, position=null], ship=ShipName[name=X-wing],"
                    + " squads=[Link[target=SquadName[name=Red], junction=Since[since=1977]]], pupils=[]]",
            "Card[name=Biggs, rank=CADET, home=Home[planet=null, sector=outer, position=Position[x=0.0, y=7.0]], ship=null,"
                    + " squads=[], pupils=[]]",
            "Roster[name=Obi, squads=[SquadSince[name=Red, since=Since[since=1937]]]]",
            "Roster[name=Luke, squads=[SquadSince[name=Red, since=Since[since=1977]]]]",
            "Roster[name=Biggs, squads=[]]",
            "Tree[name=Obi, pupils=[Tree[name=Luke, pupils=[]]]]",
            "Tree[name=Biggs, pupils=[]]",
            "Pilot[id=1, name=Obi, rank=CAPTAIN, former=null, wished=null,"
                    + " home=Home[planet=Tatooine, sector=null, position=null], work=null, mentorId=null, mentor=not loaded,"
                    + " pupils=not loaded, ship=not loaded, squads=null]");

    @Test
    void theSourcesCompileWithoutWarning() {
        assertThat(SCENARIO.messages()).isEmpty();
    }

    @OnEachDatabase
    void readsAndWritesWithTheReflectingPackageAbsent(TestDatabase database) throws ReflectiveOperationException {
        CompiledClasses classes =
                CompiledClasses.without(SCENARIO, name -> name.startsWith("io.interflux.mapping.reflect."));

        assertThat(run(classes, database)).isEqualTo(GRAPHS);
    }

    @OnEachDatabase
    void graphsByReflectionAreTheSame(TestDatabase database) throws ReflectiveOperationException {
        CompiledClasses classes = CompiledClasses.without(SCENARIO, name -> name.endsWith("_Mapping"));

        assertThat(run(classes, database)).isEqualTo(GRAPHS);
    }

    @OnEachDatabase
    void graphsByNamesAndAccessorsAreTheSameWithNeither(TestDatabase database) throws ReflectiveOperationException {
        List<String> entities = List.of("Pilot", "Ship", "Squad", "Membership");
        CompiledClasses classes = CompiledClasses.without(
                SCENARIO,
                name -> entities.stream().anyMatch(entity -> name.equals("shapes.Fleet_" + entity + "_Mapping"))
                        || name.startsWith("io.interflux.mapping.reflect."));

        assertThat(run(classes, "shapes.MappedFleetScenario", database)).isEqualTo(GRAPHS);
    }

    private static List<String> run(CompiledClasses classes, TestDatabase database)
            throws ReflectiveOperationException {
        return run(classes, "shapes.FleetScenario", database);
    }

    @SuppressWarnings("unchecked")
    private static List<String> run(CompiledClasses classes, String name, TestDatabase database)
            throws ReflectiveOperationException {
        var scenario = (Function<ConnectionFactory, Publisher<String>>) classes.newInstance(name);
        return Objects.requireNonNull(Flux.from(scenario.apply(database.pool(database.connectionFactory(), 1)))
                .collectList()
                .block(LIMIT));
    }
}
