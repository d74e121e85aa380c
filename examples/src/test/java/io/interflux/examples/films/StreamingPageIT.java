package io.interflux.examples.films;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.examples.ConceptPage;
import io.interflux.examples.Documentation;
import io.interflux.examples.ExampleRun;
import io.interflux.query.Select;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** The page on streaming: what demand sends. */
class StreamingPageIT {

    private static final ConceptPage PAGE = new ConceptPage("docs/streaming.md", StreamingPageIT.class);

    @OnEachDatabase
    void demandReachesTheDatabase(TestDatabase database) {
        ExampleRun run = ExampleRun.prepared(database, Films.SCHEMA, interflux -> interflux
                .schema()
                .create()
                .thenMany(interflux.insertAll(Stream.iterate(1, number -> number + 1)
                        .limit(1000)
                        .map(Film::part)
                        .toList())));
        Interflux interflux = run.interflux();
        // tag::stream[]
        Flux<Film> films = interflux.find(Select.from(Film_.model).include(Film_.reviews));
        // end::stream[]
        PAGE.assertShows("stream");
        List<String> shown = Documentation.blocks(PAGE.path(), "sql");
        StepVerifier.create(films, 0)
                .expectSubscription()
                .then(() -> assertThat(run.recorder().texts()).isEmpty())
                .thenRequest(100)
                .expectNextCount(100)
                .then(() -> assertSent(shown.get(0), run))
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> assertSent(shown.get(1), run))
                .thenCancel()
                .verify(Duration.ofSeconds(30));
        assertThat(run.recorder().texts()).isEmpty();
    }

    private static void assertSent(String shown, ExampleRun run) {
        String sent = String.join("\n", run.recorder().texts());
        run.recorder().clear();
        assertThat(shown.replaceAll("::int8\\[]", "")).isEqualTo(sent.replaceAll("::int8\\[]", ""));
    }
}
