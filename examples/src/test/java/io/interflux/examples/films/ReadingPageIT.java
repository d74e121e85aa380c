package io.interflux.examples.films;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.examples.ConceptPage;
import io.interflux.examples.ExampleRun;
import io.interflux.query.Select;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The page on reading, but for its pages by cursor. */
class ReadingPageIT {

    private static final ConceptPage PAGE = new ConceptPage("docs/reading.md", ReadingPageIT.class);

    @OnEachDatabase
    void aSelectSaysWhichRootsInWhichOrder(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        Interflux interflux = run.interflux();
        // tag::select[]
        Select<Film> seventies = Select.from(Film_.model)
                .where(Film_.year.between(1960, 1979))
                .where(Film_.studio.none().or(Film_.studio.to(Studio_.name).like("H%")))
                .orderBy(Film_.reviews.count().desc(), Film_.title.asc())
                .limit(20);

        Flux<Film> films = interflux.find(seventies);
        // end::select[]
        PAGE.assertShows("select", database, run.observed(films));
        // tag::ends[]
        Mono<Film> first = interflux.findOne(seventies);
        Mono<Long> number = interflux.count(seventies); // without the limit
        Mono<Boolean> some = interflux.exists(seventies);
        // end::ends[]
        PAGE.assertShows("ends");
        assertThat(run.all(first, 1)).extracting(Film::title).containsExactly("Dr. Strangelove");
        assertThat(run.all(number, 1)).isEqualTo(List.of(2L));
        assertThat(run.all(some, 1)).isEqualTo(List.of(true));
    }

    @OnEachDatabase
    void conditionsOnAssociationsFilterParents(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        Interflux interflux = run.interflux();
        // tag::associated[]
        Flux<Film> praised = interflux.find(Select.from(Film_.model)
                .where(Film_.reviews.all(Review_.stars.greaterThan(4)))
                .where(Film_.actors.count().greaterThan(1)));
        // end::associated[]
        PAGE.assertShows("associated", database, run.observed(praised));
    }

    @OnEachDatabase
    void clientsAskForOrders(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        List<String> requested = List.of("-year", "studio.name");
        // tag::allowed[]
        Select<Film> sorted = Select.from(Film_.model)
                .orderByAllowed(requested, List.of("title", "year", "studio.name"))
                .limit(20);
        // end::allowed[]
        PAGE.assertShows("allowed");
        assertThat(run.all(run.interflux().find(sorted), 1))
                .extracting(Film::year)
                .containsExactly(1979, 1970, 1964);
    }
}
