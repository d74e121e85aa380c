package io.interflux.examples.films;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.error.ConstraintViolationException;
import io.interflux.examples.ConceptPage;
import io.interflux.examples.ExampleRun;
import io.interflux.query.Select;
import io.interflux.spi.TransactionSettings;
import io.interflux.spi.TransactionSettings.Isolation;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.StatementGuard;
import io.interflux.testkit.TestDatabase;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** The page on transactions. */
class TransactionsPageIT {

    private static final ConceptPage PAGE = new ConceptPage("docs/transactions.md", TransactionsPageIT.class);

    @OnEachDatabase
    void whatIsInsideIsOneTransaction(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        Interflux interflux = run.interflux();
        Film laura = Film.of("Laura", 1944, 1L);
        // tag::both[]
        Flux<Review> reviewed =
                interflux.inTransaction(tx -> tx.insert(laura).flatMap(film -> tx.insert(Review.of(5, film.id()))));
        // end::both[]
        PAGE.assertShows("both", database, run.observed(reviewed));
    }

    @OnEachDatabase
    void settingsSayHow(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        Interflux interflux = run.interflux();
        Film laura = Film.of("Laura", 1944, 1L);
        // tag::settings[]
        TransactionSettings strict = TransactionSettings.DEFAULT
                .withIsolation(Isolation.SERIALIZABLE)
                .withTimeout(Duration.ofSeconds(5));

        Flux<Film> inserted = interflux.inTransaction(strict, tx -> tx.insert(laura));
        // end::settings[]
        PAGE.assertShows("settings", database, run.observed(inserted));
    }

    @OnEachDatabase
    void nestedWorkIsTakenBackAlone(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        Interflux interflux = run.interflux();
        Film laura = Film.of("Laura", 1944, 1L);
        Poster taken = Poster.of("another.png", 1L);
        // tag::nested[]
        Flux<Film> inserted =
                interflux.inTransaction(tx -> tx.insert(laura).flatMap(film -> tx.nested(inner -> inner.insert(taken))
                        .onErrorComplete(ConstraintViolationException.class)
                        .then(Mono.just(film))));
        // end::nested[]
        PAGE.assertShows("nested", database, run.observed(inserted));
        // H2 has savepoints around writes, which are counted; that of nested() is not
        int counted = database.kind() == TestDatabase.Kind.H2 ? 6 : 2;
        StepVerifier.create(StatementGuard.expectStatements(counted, inserted))
                .expectNextCount(1)
                .verifyComplete();
        run.recorder().clear();
        assertThat(run.all(interflux.count(Select.from(Film_.model)), 1)).containsExactly(5L);
        assertThat(run.all(interflux.count(Select.from(Poster_.model)), 1)).containsExactly(1L);
    }
}
