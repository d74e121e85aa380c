package io.interflux.examples.films;

import static io.interflux.model.DataType.BOOLEAN;
import static io.interflux.model.DataType.INTEGER;
import static io.interflux.model.DataType.LONG;
import static io.interflux.model.DataType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.Interflux;
import io.interflux.error.SchemaException;
import io.interflux.examples.ConceptPage;
import io.interflux.examples.Documentation;
import io.interflux.examples.ExampleRun;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Association;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.Select;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** The page on associations: what it declares, and what is loaded by it. */
class AssociationsPageIT {

    private static final ConceptPage PAGE = new ConceptPage("docs/associations.md", AssociationsPageIT.class);

    private static ExampleRun empty(TestDatabase database, Schema schema) {
        return ExampleRun.prepared(
                database, schema, interflux -> interflux.schema().create());
    }

    private static List<String> names(Schema schema, String model) {
        return schema.model(model).orElseThrow().associations().stream()
                .map(Association::name)
                .sorted()
                .toList();
    }

    @OnEachDatabase
    void everyKindIsLoaded(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        Interflux interflux = run.interflux();
        // tag::kinds[]
        Flux<Film> films = interflux.find(Select.from(Film_.model)
                .where(Film_.title.eq("Dr. Strangelove"))
                .include(Film_.studio)
                .include(Film_.poster)
                .include(Film_.reviews)
                .include(Film_.actors));
        // end::kinds[]
        PAGE.assertShows("kinds", database, run.observed(films));
    }

    @OnEachDatabase(TestDatabase.Kind.POSTGRESQL)
    void theTablesAreThoseOfTheRecords(TestDatabase database) {
        List<String> created =
                ExampleRun.on(database, Films.SCHEMA).interflux().schema().createStatements();
        Stream<String> shown =
                Documentation.blocks(PAGE.path(), "sql").stream().filter(sql -> sql.startsWith("CREATE"));
        assertThat(shown.flatMap(sql -> Stream.of(sql.split(";\n?"))))
                .isNotEmpty()
                .isSubsetOf(created);
    }

    @OnEachDatabase
    void theJunctionIsAModelToo(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        Interflux interflux = run.interflux();
        // tag::super[]
        Flux<Role> leads = interflux.find(Select.from(Role_.model)
                .where(Role_.billing.eq(1))
                .include(Role_.film)
                .include(Role_.actor));
        // end::super[]
        PAGE.assertShows("super", database, run.observed(leads));
    }

    @Test
    void oneDeclarationGivesSixAssociations() {
        SchemaBuilder schema = Schema.builder();
        // tag::by-name[]
        schema.define("film").attribute("title", STRING);
        schema.define("actor").attribute("name", STRING);
        schema.belongsToMany("film", "actor").through("role", role -> role.attribute("part", STRING));
        // end::by-name[]
        PAGE.assertShows("by-name");
        Schema built = schema.build();
        assertThat(names(built, "film")).containsExactly("actors", "roles");
        assertThat(names(built, "actor")).containsExactly("films", "roles");
        assertThat(names(built, "role")).containsExactly("actor", "film");
    }

    @OnEachDatabase
    void aModelIsAssociatedWithItself(TestDatabase database) {
        SchemaBuilder schema = Schema.builder();
        // tag::self[]
        schema.define("film").attribute("title", STRING);
        schema.belongsTo("film", "film").as("original"); // by originalId
        schema.hasMany("film", "film").as("remakes").foreignKey("originalId");
        schema.belongsToMany("film", "film").through("allusions").as("sources").inverseAs("echoes"); // filmId, sourceId
        // end::self[]
        ExampleRun run = empty(database, schema.build());
        Interflux interflux = run.interflux();
        run.prepare(Flux.concat(
                interflux.insertAll(List.of(film("Solaris", null), film("Stalker", null), film("Solaris (2002)", 1L))),
                interflux.insertAll(List.of(
                        Films.dynamic("allusions", "filmId", 3L, "sourceId", 1L),
                        Films.dynamic("allusions", "filmId", 3L, "sourceId", 2L)))));
        // tag::self-query[]
        Flux<DynamicEntity> films = interflux.find(
                Select.from("film").include("original").include("remakes").include("sources"));
        // end::self-query[]
        PAGE.assertShows("self");
        PAGE.assertShows("self-query", database, run.observed(films));
    }

    private static DynamicEntity film(String title, @Nullable Long original) {
        return Films.dynamic("film", "title", title, "originalId", original);
    }

    @OnEachDatabase
    void keysOfSeveralColumnsAreComparedColumnByColumn(TestDatabase database) {
        SchemaBuilder schema = Schema.builder();
        // tag::composite[]
        schema.define("hall").id("cinemaId", LONG).id("number", INTEGER).attribute("seats", INTEGER);
        schema.define("screening").attribute("film", STRING);
        schema.hasMany("hall", "screening"); // screening.hallCinemaId, screening.hallNumber
        // end::composite[]
        ExampleRun run = empty(database, schema.build());
        Interflux interflux = run.interflux();
        run.prepare(Flux.concat(
                interflux.insertAll(List.of(
                        Films.dynamic("hall", "cinemaId", 1L, "number", 11, "seats", 90),
                        Films.dynamic("hall", "cinemaId", 11L, "number", 1, "seats", 300))),
                interflux.insertAll(
                        List.of(Films.dynamic("screening", "film", "Patton", "hallCinemaId", 11L, "hallNumber", 1)))));
        // tag::composite-query[]
        Flux<DynamicEntity> halls = interflux.find(Select.from("hall").include("screenings"));
        // end::composite-query[]
        PAGE.assertShows("composite");
        PAGE.assertShows("composite-query", database, run.observed(halls));
    }

    @OnEachDatabase
    void aScopeIsAPartOfTheAssociation(TestDatabase database) {
        SchemaBuilder schema = Schema.builder();
        // tag::scope[]
        schema.define("film").attribute("title", STRING);
        schema.define("actor").attribute("name", STRING);
        schema.define("image")
                .attribute("file", STRING)
                .attribute("subject", STRING)
                .attribute("subjectId", LONG);
        schema.hasMany("film", "image")
                .foreignKey("subjectId")
                .scope("subject", "film")
                .constraints(false);
        schema.hasMany("actor", "image")
                .foreignKey("subjectId")
                .scope("subject", "actor")
                .constraints(false);
        // end::scope[]
        ExampleRun run = empty(database, schema.build());
        Interflux interflux = run.interflux();
        run.prepare(Flux.concat(
                interflux.insert(Films.dynamic("film", "title", "Patton")),
                interflux.insert(Films.dynamic("actor", "name", "George C. Scott")),
                interflux.insertAll(List.of(
                        Films.dynamic("image", "file", "patton.png", "subject", "film", "subjectId", 1L),
                        Films.dynamic("image", "file", "scott.png", "subject", "actor", "subjectId", 1L)))));
        // tag::scope-query[]
        Flux<DynamicEntity> films = interflux.find(Select.from("film").include("images"));
        // end::scope-query[]
        PAGE.assertShows("scope");
        PAGE.assertShows("scope-query", database, run.observed(films));
    }

    @OnEachDatabase
    void aJunctionIsAnEndOfAnotherManyToMany(TestDatabase database) {
        SchemaBuilder schema = Schema.builder();
        // tag::ends[]
        schema.define("film").attribute("title", STRING);
        schema.define("actor").attribute("name", STRING);
        schema.define("costume").attribute("name", STRING);
        schema.belongsToMany("film", "actor").through("role", role -> role.id().attribute("part", STRING));
        schema.belongsToMany("role", "costume").through("fitting", fitting -> fitting.attribute("worn", BOOLEAN));
        // end::ends[]
        ExampleRun run = empty(database, schema.build());
        Interflux interflux = run.interflux();
        run.prepare(Flux.concat(
                interflux.insert(Films.dynamic("film", "title", "Patton")),
                interflux.insert(Films.dynamic("actor", "name", "George C. Scott")),
                interflux.insert(Films.dynamic("role", "part", "Patton", "filmId", 1L, "actorId", 1L)),
                interflux.insert(Films.dynamic("costume", "name", "Helmet")),
                interflux.insert(Films.dynamic("fitting", "worn", true, "roleId", 1L, "costumeId", 1L))));
        // tag::ends-query[]
        Flux<DynamicEntity> films =
                interflux.find(Select.from("film").include("roles.actor").include("roles.costumes"));
        // end::ends-query[]
        PAGE.assertShows("ends");
        PAGE.assertShows("ends-query", database, run.observed(films));
    }

    @Test
    void twoDirectionsThatDisagreeAreAnError() {
        SchemaBuilder schema = Schema.builder();
        schema.define("film");
        schema.define("actor");
        schema.belongsToMany("film", "actor").through("role").foreignKey("movieId");
        schema.belongsToMany("actor", "film").through("role").otherKey("filmId");
        String message = Documentation.blocks(PAGE.path(), "").stream()
                .filter(text -> text.contains("movieId"))
                .findFirst()
                .orElse("");
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(schema::build)
                .withMessage(message);
    }

    @Test
    void thePageShowsTheSchema() {
        assertThat(Documentation.page(PAGE.path())).contains(Documentation.java("schema", Films.class));
    }
}
