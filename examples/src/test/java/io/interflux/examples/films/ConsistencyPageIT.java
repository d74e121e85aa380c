package io.interflux.examples.films;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.Page;
import io.interflux.error.DatabaseException;
import io.interflux.error.QueryException;
import io.interflux.examples.ConceptPage;
import io.interflux.examples.ExampleRun;
import io.interflux.load.LoadOptions;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.r2dbc.R2dbcOptions;
import io.interflux.spi.TransactionSettings;
import io.interflux.spi.TransactionSettings.Isolation;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.function.Tuple2;
import reactor.util.retry.Retry;

/** The page on consistency: which moments loads see, and which locks they take. */
class ConsistencyPageIT {

    private static final ConceptPage PAGE = new ConceptPage("docs/consistency.md", ConsistencyPageIT.class);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @OnEachDatabase
    void aSnapshotIsOneMomentForAllStatements(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        Interflux interflux = run.interflux();
        // tag::snapshot[]
        Flux<Film> whole =
                interflux.find(Select.from(Film_.model).include(Film_.reviews).snapshot());
        // end::snapshot[]
        PAGE.assertShows("snapshot", database, run.observed(whole));
    }

    /** Somebody deletes all reviews after the first window of one film. */
    @OnEachDatabase
    void reviewsThatGoMeanwhileAreStillInTheSnapshot(TestDatabase database) {
        Films.stored(database);
        Interflux interflux = R2dbcInterflux.create(
                database.pool(2), Films.SCHEMA, R2dbcOptions.DEFAULT, LoadOptions.DEFAULT.withWindowRows(1));
        Select<Film> films = Select.from(Film_.model).include(Film_.reviews).limit(2);
        assertThat(reviewsBesideAWriter(interflux, films.snapshot())).containsExactly(3, 1);
        assertThat(reviewsBesideAWriter(interflux, films)).containsExactly(0, 0);
        interflux
                .insert(Review.of(1, 1L))
                .then(interflux.insert(Review.of(1, 2L)))
                .block(LIMIT);
        assertThat(reviewsBesideAWriter(interflux, films)).containsExactly(1, 0);
    }

    private static List<Integer> reviewsBesideAWriter(Interflux interflux, Select<Film> films) {
        Mono<Long> deleted = Mono.defer(() -> interflux.delete(Review_.model).all());
        return interflux
                .find(films)
                .map(film -> film.reviews().size())
                .concatMap(reviews -> deleted.thenReturn(reviews), 0) // the next window after the delete
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    /** A film that comes after the cursor was opened is not among the roots. */
    @OnEachDatabase(TestDatabase.Kind.POSTGRESQL)
    void rootsOfACursorAreOfOneMoment(TestDatabase database) {
        Films.stored(database);
        Interflux interflux = R2dbcInterflux.create(
                database.pool(2), Films.SCHEMA, R2dbcOptions.DEFAULT, LoadOptions.DEFAULT.withWindowRows(1));
        Mono<Film> more = Mono.defer(() -> interflux.insert(Film.of("Metropolis", 1927)));
        Flux<Integer> years = interflux
                .find(Select.from(Film_.model).orderBy(Film_.year.desc()))
                .concatMap(film -> more.thenReturn(film.year()), 0);
        assertThat(years.collectList().block(LIMIT)).containsExactly(1979, 1970, 1964);
    }

    @OnEachDatabase
    void aPageAndItsTotalAreOfOneMoment(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        Interflux interflux = run.interflux();
        // tag::page[]
        Mono<Page<Film>> page =
                interflux.findPage(Select.from(Film_.model).limit(20).snapshot());
        // end::page[]
        PAGE.assertShows("page", database, run.observed(page));
    }

    @OnEachDatabase
    void severalLoadsAreOfOneMoment(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        Interflux interflux = run.interflux();
        // tag::together[]
        Flux<Tuple2<List<Film>, List<Actor>>> both = interflux.inTransaction(
                TransactionSettings.SNAPSHOT, // REPEATABLE READ and read-only
                tx -> tx.find(Select.from(Film_.model))
                        .collectList()
                        .zipWith(tx.find(Select.from(Actor_.model)).collectList()));
        // end::together[]
        PAGE.assertShows("together", database, run.observed(both));
    }

    @OnEachDatabase
    void whatIsReadToBeChangedIsLocked(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        Interflux interflux = run.interflux();
        // tag::lock[]
        Flux<Review> raised = interflux.inTransaction(tx -> tx.find(Select.from(Review_.model)
                        .where(Review_.stars.lessThan(5))
                        .forUpdate())
                .concatMap(review -> tx.update(review.raised(), Review_.stars)));
        // end::lock[]
        PAGE.assertShows("lock", database, run.observed(raised));
        StepVerifier.create(Flux.defer(
                        () -> interflux.find(Select.from(Review_.model).forUpdate())))
                .expectError(QueryException.class)
                .verify(LIMIT);
    }

    @OnEachDatabase
    void whatCannotBeSerializedIsTriedAgain(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        Interflux interflux = run.interflux();
        AtomicInteger tries = new AtomicInteger();
        Function<Interflux, Mono<Review>> work =
                tx -> tx.insert(Review.of(1, 3L)).doOnNext(done -> failTwice(tries));
        // tag::retry[]
        TransactionSettings serializable = TransactionSettings.DEFAULT.withIsolation(Isolation.SERIALIZABLE);

        Flux<Review> written = interflux
                .inTransaction(serializable, work)
                .retryWhen(Retry.max(3).filter(ConsistencyPageIT::isWorthAnotherTry));
        // end::retry[]
        PAGE.assertShows("retry");
        PAGE.assertShows("another-try");
        assertThat(run.observed(written).rows()).hasSize(1);
        assertThat(tries).hasValue(3);
        assertThat(run.all(interflux.count(Select.from(Review_.model)), 1)).containsExactly(5L);
    }

    private static void failTwice(AtomicInteger tries) {
        if (tries.incrementAndGet() < 3) {
            throw new DatabaseException("could not serialize access", "40001", null, null);
        }
    }

    // tag::another-try[]
    static boolean isWorthAnotherTry(Throwable error) {
        return error instanceof DatabaseException failed
                && List.of("40001", "40P01").contains(failed.sqlState());
    }
    // end::another-try[]
}
