package io.interflux.examples.films;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.Interflux;
import io.interflux.error.BulkLoadException;
import io.interflux.examples.ConceptPage;
import io.interflux.examples.Documentation;
import io.interflux.examples.ExampleRun;
import io.interflux.query.Select;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The page on bulk loads, but for its links. */
class BulkPageIT {

    private static final ConceptPage PAGE = new ConceptPage("docs/bulk.md", BulkPageIT.class);
    private static final Logger log = LoggerFactory.getLogger(BulkPageIT.class);

    private static ExampleRun empty(TestDatabase database) {
        return ExampleRun.prepared(
                database, Films.SCHEMA, interflux -> interflux.schema().create());
    }

    @OnEachDatabase
    void aStreamIsLoadedByChunks(TestDatabase database) {
        ExampleRun run = empty(database);
        Interflux interflux = run.interflux();
        // tag::bulk[]
        Flux<Film> films = Flux.range(1, 15_000).map(Film::part); // any Publisher

        Mono<Long> written = interflux
                .bulk(Film_.model)
                .onProgress(p -> log.info("{} rows, {} a second", p.rows(), Math.round(p.rowsPerSecond())))
                .insert(films);
        // end::bulk[]
        PAGE.assertShows("bulk");
        List<String> sent = run.observed(written).statements();
        assertThat(run.all(interflux.count(Select.from(Film_.model)), 1)).containsExactly(15_000L);
        if (database.kind() == TestDatabase.Kind.H2) {
            assertThat(sent).hasSize(15).allMatch(text -> text.startsWith("INSERT INTO"));
        } else {
            assertThat(sent.get(0)).contains("pg_attribute");
            assertThat(Documentation.blocks(PAGE.path(), "sql")).contains(String.join("\n", sent.subList(1, 3)));
            assertThat(sent).hasSize(3);
        }
    }

    @OnEachDatabase
    void theErrorTellsTheRow(TestDatabase database) {
        Interflux interflux = empty(database).interflux();
        Flux<Film> films = Flux.range(1, 100).map(number -> Film.numbered(number == 58 ? 3 : number));
        String shown = Documentation.blocks(PAGE.path(), "").stream()
                .filter(text -> text.startsWith("The bulk load of film"))
                .findFirst()
                .orElse("");
        assertThatExceptionOfType(BulkLoadException.class)
                .isThrownBy(() -> interflux.bulk(Film_.model).insert(films).block())
                .withMessageStartingWith(shown.replace(" …", ""));
    }
}
