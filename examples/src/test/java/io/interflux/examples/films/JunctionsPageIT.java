package io.interflux.examples.films;

import static io.interflux.model.DataType.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.examples.ConceptPage;
import io.interflux.examples.Documentation;
import io.interflux.examples.ExampleRun;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.Select;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.interflux.write.LinkRelation;
import io.interflux.write.RelationChange;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The page on junctions: what is read, asked and written of the rows that link others. */
class JunctionsPageIT {

    private static final ConceptPage PAGE = new ConceptPage("docs/junctions.md", JunctionsPageIT.class);

    @OnEachDatabase
    void aChildCarriesItsJunctionRow(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        Interflux interflux = run.interflux();
        // tag::payload[]
        Flux<Film> films = interflux.find(Select.from(Film_.model)
                .include(Film_.actors, a -> a.through(role -> role.only(Role_.part))
                        .orderBy(Film_.actors.junction(Role_.billing).asc()))
                .limit(2));
        // end::payload[]
        PAGE.assertShows("payload", database, run.observed(films));
    }

    @OnEachDatabase
    void linksAreFiltered(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        Interflux interflux = run.interflux();
        // tag::filtered[]
        Flux<Film> films = interflux.find(Select.from(Film_.model)
                .include(Film_.actors, a -> a.through(role -> role.none().where(Role_.billing.greaterThan(1)))));
        // end::filtered[]
        PAGE.assertShows("filtered", database, run.observed(films));
    }

    @OnEachDatabase
    void parentsAreFilteredByTheirLinks(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        Interflux interflux = run.interflux();
        // tag::any[]
        Flux<Film> films = interflux.find(Select.from(Film_.model)
                .where(Film_.actors.any(Actor_.name
                        .eq("George C. Scott")
                        .and(Film_.actors.junction(Role_.billing).eq(1)))));
        // end::any[]
        PAGE.assertShows("any", database, run.observed(films));
    }

    @OnEachDatabase
    void anEdgeHoldsTargetAndLink(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        Interflux interflux = run.interflux();
        // tag::links[]
        Flux<Credits> credits = interflux.find(Select.from(Film_.model)
                .include(
                        Film_.actors,
                        a -> a.orderBy(Film_.actors.junction(Role_.billing).asc()))
                .limit(1)
                .as(Credits.class));
        // end::links[]
        PAGE.assertShows("links", database, run.observed(credits));
        assertThat(Documentation.page(PAGE.path()))
                .contains(Documentation.java("projection", Credits.class, ActorName.class, Part.class));
    }

    @OnEachDatabase
    void onePairMayBeLinkedSeveralTimes(TestDatabase database) {
        SchemaBuilder schema = Schema.builder();
        // tag::several[]
        schema.define("film").attribute("title", STRING);
        schema.define("actor").attribute("name", STRING);
        schema.belongsToMany("film", "actor")
                .through("role", role -> role.id().attribute("part", STRING))
                .unique(false);
        // end::several[]
        ExampleRun run = ExampleRun.prepared(database, schema.build(), interflux -> interflux
                .schema()
                .create()
                .thenMany(Flux.concat(
                        interflux.insert(Films.dynamic("film", "title", "Dr. Strangelove")),
                        interflux.insert(Films.dynamic("actor", "name", "Peter Sellers")),
                        interflux.insertAll(List.of(role("Strangelove"), role("Mandrake"))))));
        Interflux interflux = run.interflux();
        // tag::several-query[]
        Flux<DynamicEntity> films = interflux.find(Select.from("film").include("actors"));
        // end::several-query[]
        PAGE.assertShows("several");
        PAGE.assertShows("several-query", database, run.observed(films));
    }

    private static DynamicEntity role(String part) {
        return Films.dynamic("role", "part", part, "filmId", 1L, "actorId", 1L);
    }

    @OnEachDatabase
    void linksAreWrittenWithTheirAttributes(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        Interflux interflux = run.interflux();
        Film patton = run.all(interflux.findOne(Select.from(Film_.model).where(Film_.title.eq("Patton"))), 1)
                .get(0);
        Actor sellers = run.all(interflux.findOne(Select.from(Actor_.model)), 1).get(0);
        // tag::add[]
        LinkRelation<Film, Actor, Role> cast = interflux.relation(patton, Film_.actors);

        Mono<RelationChange> added =
                cast.add(sellers, role -> role.set(Role_.part, "Bradley").set(Role_.billing, 2));
        // end::add[]
        PAGE.assertShows("add", database, run.observed(added));
    }

    @OnEachDatabase
    void aGraphBringsItsLinks(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        Interflux interflux = run.interflux();
        // tag::graph[]
        Film laura = Film.of("Laura", 1944, Actor.of("Gene Tierney", "Laura Hunt", 1));

        Mono<Film> written = interflux.insertGraph(laura, g -> g.with(Film_.actors));
        // end::graph[]
        PAGE.assertShows("graph", database, run.observed(written));
    }
}
