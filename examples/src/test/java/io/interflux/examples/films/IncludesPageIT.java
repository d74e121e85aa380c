package io.interflux.examples.films;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.Interflux;
import io.interflux.error.NotLoadedException;
import io.interflux.error.QueryException;
import io.interflux.examples.ConceptPage;
import io.interflux.examples.Documentation;
import io.interflux.examples.ExampleRun;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.Strategy;
import io.interflux.query.ToManyHandle;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.util.List;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;

/** The page on includes: what its queries send and give. */
class IncludesPageIT {

    private static final ConceptPage PAGE = new ConceptPage("docs/includes.md", IncludesPageIT.class);

    @OnEachDatabase
    void anIncludeIsInsideItsParent(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        Interflux interflux = run.interflux();
        // tag::nested[]
        Flux<Film> oldest = interflux.find(Select.from(Film_.model)
                .include(Film_.studio)
                .include(Film_.reviews, r -> r.orderBy(Review_.stars.desc()).limit(2))
                .include(Film_.actors, a -> a.include(Actor_.films))
                .orderBy(Film_.year.asc())
                .limit(1));
        // end::nested[]
        PAGE.assertShows("nested", database, run.observed(oldest));
    }

    @OnEachDatabase
    void conditionsOnChildrenAndOnParentsAreTwoThings(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        // tag::required[]
        Select<Film> films = Select.from(Film_.model);

        Select<Film> required = films.include(Film_.reviews, r -> r.where(Review_.stars.eq(5)));
        Select<Film> optional =
                films.include(Film_.reviews, r -> r.where(Review_.stars.eq(5)).optional());
        Select<Film> any = films.where(Film_.reviews.any(Review_.stars.eq(5))).include(Film_.reviews);
        Select<Film> reviewed = films.include(Film_.reviews, r -> r.required());
        // end::required[]
        PAGE.assertShows("required");
        assertThatThePageTells("required", run.all(run.interflux().find(required), 2));
        assertThatThePageTells("optional", run.all(run.interflux().find(optional), 2));
        assertThatThePageTells("any", run.all(run.interflux().find(any), 2));
        assertThatThePageTells("reviewed", run.all(run.interflux().find(reviewed), 2));
    }

    private static void assertThatThePageTells(String query, List<Film> films) {
        String told = films.stream()
                .map(film -> film.title()
                        + film.reviews().stream().map(Review::stars).toList())
                .collect(Collectors.joining(" "));
        assertThat(Documentation.page(PAGE.path())).contains("| `" + query + "` | `" + told + "` |");
    }

    @OnEachDatabase
    void requiredIsLocalToItsParent(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        Interflux interflux = run.interflux();
        // tag::local[]
        Flux<Film> films = interflux.find(Select.from(Film_.model)
                .include(Film_.actors, a -> a.include(Actor_.films, f -> f.where(Film_.year.greaterThan(1970))))
                .where(Film_.title.eq("Dr. Strangelove")));
        // end::local[]
        PAGE.assertShows("local", database, run.observed(films));
    }

    @OnEachDatabase
    void anAssociationIsIncludedTwice(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        Interflux interflux = run.interflux();
        // tag::twice[]
        ModelHandle<DynamicEntity> film = ModelHandle.of("film");
        ModelHandle<DynamicEntity> review = ModelHandle.of("review");
        ToManyHandle<DynamicEntity, DynamicEntity> reviews = film.toMany("reviews", review);

        Flux<DynamicEntity> extremes = interflux.find(Select.from(film)
                .where(film.attribute("id").eq(1L))
                .include(
                        reviews.as("best"),
                        r -> r.orderBy(review.attribute("stars").desc()).limit(1))
                .include(
                        reviews.as("worst"),
                        r -> r.orderBy(review.attribute("stars").asc()).limit(1)));
        // end::twice[]
        PAGE.assertShows("twice", database, run.observed(extremes));
    }

    @OnEachDatabase
    void clientsAskByPaths(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        List<String> requested = List.of("studio", "actors.films");
        // tag::allowed[]
        Select<Film> asked = Select.from(Film_.model)
                .includeAllowed(requested, List.of("studio", "reviews", "actors", "actors.films"));
        // end::allowed[]
        PAGE.assertShows("allowed");
        List<Film> films = run.all(run.interflux().find(asked), 3);
        assertThat(films.get(0).studio().name()).isEqualTo("Hawk Films");
        assertThat(films.get(0).actors().get(0).films()).hasSize(2);
        String message = Documentation.blocks(PAGE.path(), "").stream()
                .filter(text -> text.startsWith("The include"))
                .findFirst()
                .orElse("");
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> asked.includeAllowed(
                        List.of("actors.role"), List.of("studio", "reviews", "actors", "actors.films")))
                .withMessage(message);
    }

    @OnEachDatabase
    void aStrategyIsAHint(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        Interflux interflux = run.interflux();
        // tag::strategy[]
        Flux<Film> films =
                interflux.find(Select.from(Film_.model).include(Film_.studio, s -> s.strategy(Strategy.BATCH)));
        // end::strategy[]
        PAGE.assertShows("strategy", database, run.observed(films));
    }

    @OnEachDatabase
    void aStrategyThatCannotBeIsAnError(TestDatabase database) {
        Interflux interflux = Films.stored(database).interflux();
        String message = Documentation.blocks(PAGE.path(), "").stream()
                .filter(text -> text.startsWith("The strategy"))
                .findFirst()
                .orElse("");
        Select<Film> select = Select.from(Film_.model).include(Film_.reviews, r -> r.strategy(Strategy.JOIN));
        String lateral = database.kind() == TestDatabase.Kind.H2 ? "AUTO or BATCH" : "AUTO, BATCH or LATERAL";
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> interflux.find(select))
                .withMessage(message.replace("AUTO, BATCH or LATERAL", lateral));
    }

    @OnEachDatabase
    void whatIsNotIncludedIsNotThere(TestDatabase database) {
        ExampleRun run = Films.stored(database);
        assertThat(run.all(run.interflux().findOne(Select.from(Film_.model)), 1))
                .extracting(Film::reviews)
                .containsOnlyNulls();
        DynamicEntity film =
                run.all(run.interflux().findOne(Select.from("film")), 1).get(0);
        String message = Documentation.blocks(PAGE.path(), "").stream()
                .filter(text -> text.contains("not loaded"))
                .findFirst()
                .orElse("");
        assertThatExceptionOfType(NotLoadedException.class)
                .isThrownBy(() -> film.many("reviews"))
                .withMessage(message);
    }
}
