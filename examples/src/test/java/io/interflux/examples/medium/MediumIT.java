package io.interflux.examples.medium;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.examples.ExampleRun;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;

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
}
