package io.interflux.examples.medium;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.examples.ExampleRun;
import io.interflux.examples.sequelize.SequelizePage;
import io.interflux.query.Select;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import reactor.core.publisher.Flux;

class MediumIT {

    @OnEachDatabase
    void usersHaveTheArticlesTheyWrote(TestDatabase database) {
        ExampleRun run = ExampleRun.prepared(database, Medium.SCHEMA, Medium::create);
        assertThat(run.all(Medium.usersAndArticles(run.interflux()), 2))
                .containsExactly(
                        "ada wrote [Notes on the Engine]",
                        "grace wrote [Compilers, More compilers]",
                        "linus wrote [Kernel]",
                        "lurker wrote []");
    }

    @OnEachDatabase
    void articlesHaveTheirAuthor(TestDatabase database) {
        ExampleRun run = ExampleRun.prepared(database, Medium.SCHEMA, Medium::create);
        assertThat(run.all(Medium.articleAuthors(run.interflux()), 1))
                .containsExactly(
                        "Notes on the Engine is by ada",
                        "Compilers is by grace",
                        "Kernel is by linus",
                        "More compilers is by grace",
                        "Anonymous is by nobody known");
    }

    @OnEachDatabase
    void usersHaveTheirReadingList(TestDatabase database) {
        ExampleRun run = ExampleRun.prepared(database, Medium.SCHEMA, Medium::create);
        assertThat(run.all(Medium.readingLists(run.interflux()), 2))
                .containsExactly(
                        "ada wants to read [Compilers, Kernel]",
                        "grace wants to read [Notes on the Engine]",
                        "linus wants to read [Notes on the Engine, Compilers, More compilers]",
                        "lurker wants to read []");
    }

    @OnEachDatabase
    void articlesHaveTheirReaders(TestDatabase database) {
        ExampleRun run = ExampleRun.prepared(database, Medium.SCHEMA, Medium::create);
        assertThat(run.all(Medium.articleReaders(run.interflux()), 2))
                .containsExactly(
                        "Notes on the Engine is in the lists of [grace, linus]",
                        "Compilers is in the lists of [ada, linus]",
                        "Kernel is in the lists of [ada]",
                        "More compilers is in the lists of [linus]",
                        "Anonymous is in the lists of []");
    }

    @OnEachDatabase
    void thePageShowsTheQueriesOfTheGuide(TestDatabase database) {
        ExampleRun run = ExampleRun.prepared(database, Medium.SCHEMA, Medium::create);
        Interflux interflux = run.interflux();
        // tag::written[]
        Flux<User> users = interflux.find(Select.from(User_.model).include(User_.articles));
        // end::written[]
        // tag::authors[]
        Flux<Article> articles = interflux.find(Select.from(Article_.model).include(Article_.author));
        // end::authors[]
        // tag::reading-lists[]
        Flux<User> readers = interflux.find(Select.from(User_.model).include(User_.readingList));
        // end::reading-lists[]
        assertThat(run.all(users, 2)).extracting(User::username).containsExactly("ada", "grace", "linus", "lurker");
        SequelizePage.assertShows(MediumIT.class, "written", 2);
        assertThat(run.all(articles, 1)).hasSize(5);
        SequelizePage.assertShows(MediumIT.class, "authors", 1);
        assertThat(run.all(readers, 2).get(0).readingList())
                .extracting(Article::title)
                .containsExactly("Compilers", "Kernel");
        SequelizePage.assertShows(MediumIT.class, "reading-lists", 2);
    }
}
