package io.interflux.examples.films;

import static io.interflux.model.DataType.INTEGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.interflux.Interflux;
import io.interflux.error.StaleEntityException;
import io.interflux.examples.ConceptPage;
import io.interflux.examples.ExampleRun;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.Select;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** The page on writing, but for its relations. */
class WritingPageIT {

    private static final ConceptPage PAGE = new ConceptPage("docs/writing.md", WritingPageIT.class);

    @OnEachDatabase
    void rowsAreWritten(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        Interflux interflux = run.interflux();
        // tag::rows[]
        Flux<Object> written = Flux.concat(
                interflux.insert(Review.of(3, 3L)),
                interflux.update(Review_.model).set(Review_.stars, 4).where(Review_.filmId.eq(3L)),
                interflux.delete(Review_.model).where(Review_.stars.lessThan(3)));
        // end::rows[]
        PAGE.assertShows("rows", database, run.observed(written));
    }

    @OnEachDatabase
    void manyRowsAreOneStatement(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        Interflux interflux = run.interflux();
        List<Review> reviews = run.all(interflux.find(Select.from(Review_.model).limit(2)), 1);
        // tag::many[]
        Flux<Review> raised =
                interflux.updateAll(reviews.stream().map(Review::raised).toList());
        // end::many[]
        PAGE.assertShows("many", database, run.observed(raised));
    }

    @OnEachDatabase
    void versionsTimesAndSoftDeleteAreKept(TestDatabase database) {
        SchemaBuilder named = Schema.builder();
        // tag::kept[]
        named.define("screening")
                .attribute("seats", INTEGER)
                .version()
                .timestamps()
                .softDelete();
        // end::kept[]
        assertThat(named.build().model("screening").orElseThrow().attributes())
                .hasSameSizeAs(Screening.class.getRecordComponents());
        PAGE.assertShows("kept");
        ExampleRun run = ExampleRun.prepared(database, Schema.of(Screening.class), interflux -> interflux
                .schema()
                .create());
        Interflux interflux = run.interflux();
        Screening first =
                run.observed(interflux.insert(Screening.of(90))).rows().get(0);
        // tag::versions[]
        Mono<Screening> smaller = interflux.update(first.withSeats(80));
        Mono<Boolean> gone = smaller.flatMap(interflux::delete);
        Mono<Long> left = gone.then(interflux.count(Select.from(Screening_.model)));
        Mono<Long> all = interflux.count(Select.from(Screening_.model).withDeleted());
        // end::versions[]
        PAGE.assertShows("versions");
        assertThat(first.version()).isZero();
        assertThat(first.createdAt()).isNotNull();
        assertThat(run.observed(left).rows()).containsExactly(0L);
        assertThat(run.observed(all).rows()).containsExactly(1L);
        StepVerifier.create(interflux.update(first.withSeats(70)))
                .expectError(StaleEntityException.class)
                .verify(Duration.ofSeconds(30));
        run.recorder().clear();
        // tag::revive[]
        Mono<Long> revived = interflux
                .update(Screening_.model)
                .withDeleted()
                .set(Screening_.deletedAt, null)
                .where(Screening_.id.eq(1L));
        // end::revive[]
        PAGE.assertShows("revive");
        assertThat(run.observed(revived).rows()).containsExactly(1L);
        assertThat(run.observed(interflux.find(Select.from(Screening_.model))).rows())
                .extracting(Screening::seats, Screening::version)
                .containsExactly(tuple(80, 3L));
    }

    @OnEachDatabase
    void graphsAreInserted(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        Interflux interflux = run.interflux();
        // tag::graph[]
        Studio fox = Studio.of(
                "Fox",
                Film.of("Laura", 1944, Actor.of("Gene Tierney", "Laura", 1), Actor.of("Clifton Webb", "Waldo", 2)));

        Mono<Studio> written = interflux.insertGraph(fox, g -> g.with(Studio_.films, f -> f.with(Film_.actors)));
        // end::graph[]
        PAGE.assertShows("graph", database, run.observed(written));
    }
}
