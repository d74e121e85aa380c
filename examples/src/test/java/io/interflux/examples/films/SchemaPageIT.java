package io.interflux.examples.films;

import static io.interflux.model.DataType.INTEGER;
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
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;

/** The page on declaring a schema. */
class SchemaPageIT {

    private static final ConceptPage PAGE = new ConceptPage("docs/schema.md", SchemaPageIT.class);

    @OnEachDatabase
    void modelsAreDeclaredByName(TestDatabase database) {
        // tag::by-name[]
        SchemaBuilder schema = Schema.builder();
        schema.define("studio").attribute("name", STRING, name -> name.notNull().unique());
        schema.define("film").attribute("title", STRING).attribute("year", INTEGER);
        schema.belongsTo("film", "studio");
        schema.hasMany("studio", "film");
        // end::by-name[]
        ExampleRun run = ExampleRun.prepared(database, schema.build(), interflux -> interflux
                .schema()
                .create()
                .thenMany(interflux.insert(Films.dynamic("studio", "name", "Hawk Films")))
                .thenMany(interflux.insert(
                        Films.dynamic("film", "title", "Dr. Strangelove", "year", 1964, "studioId", 1L))));
        Interflux interflux = run.interflux();
        // tag::by-name-query[]
        Flux<DynamicEntity> studios = interflux.find(Select.from("studio").include("films"));
        // end::by-name-query[]
        PAGE.assertShows("by-name");
        PAGE.assertShows("by-name-query", database, run.observed(studios));
    }

    @OnEachDatabase(TestDatabase.Kind.POSTGRESQL)
    void theTablesAreThoseOfTheRecords(TestDatabase database) {
        List<String> created =
                ExampleRun.on(database, Films.SCHEMA).interflux().schema().createStatements();
        assertThat(Documentation.blocks(PAGE.path(), "sql").stream().flatMap(sql -> Stream.of(sql.split(";\n"))))
                .hasSize(2)
                .isSubsetOf(created);
    }
}
