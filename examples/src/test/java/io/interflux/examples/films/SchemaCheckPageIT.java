package io.interflux.examples.films;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.ddl.SchemaMismatchException;
import io.interflux.ddl.SchemaReport;
import io.interflux.examples.ConceptPage;
import io.interflux.examples.Documentation;
import io.interflux.examples.ExampleRun;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** The page on the check of a live database. */
class SchemaCheckPageIT {

    private static final ConceptPage PAGE = new ConceptPage("docs/schema-check.md", SchemaCheckPageIT.class);

    /** As a database may be to which a column and an index did not come. */
    private static ExampleRun behind(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        database.execute("ALTER TABLE \"roles\" DROP COLUMN \"billing\"", "DROP INDEX \"reviews_filmId_idx\"");
        return run;
    }

    @OnEachDatabase
    void theReportTellsWhatDiffersAndWhatMendsIt(TestDatabase database) {
        ExampleRun run = behind(database);
        Interflux interflux = run.interflux();
        // tag::check[]
        Mono<SchemaReport> report = interflux.schema().check();
        // end::check[]
        PAGE.assertShows("check");
        SchemaReport found = run.all(report, 5).get(0);
        if (database.kind() == TestDatabase.Kind.H2) {
            String only = found.findings().get(0) + ".";
            assertThat(Documentation.page(PAGE.path())).contains(only).contains("On H2 there is 1 finding");
            assertThat(found.findings()).hasSize(1);
        } else {
            assertThat(Documentation.blocks(PAGE.path(), ""))
                    .contains(found.text().strip());
        }
        database.execute(found.advice().toArray(String[]::new));
        assertThat(run.all(interflux.schema().check(), 5).get(0).text())
                .isEqualTo("The database is what the schema says.\n");
    }

    @OnEachDatabase
    void anApplicationDoesNotStartWithLess(TestDatabase database) {
        ExampleRun run = behind(database);
        Interflux interflux = run.interflux();
        Mono<String> served = Mono.just("served");
        // tag::start[]
        Mono<String> started = interflux.schema().requireMatching().then(served);
        // end::start[]
        PAGE.assertShows("start");
        StepVerifier.create(started).expectError(SchemaMismatchException.class).verify(Duration.ofSeconds(30));
        database.execute("ALTER TABLE \"roles\" ADD COLUMN \"billing\" INTEGER");
        run.recorder().clear();
        assertThat(run.all(started, 5)).isEqualTo(List.of("served")); // a missing index is a warning only
    }
}
