package io.interflux.examples.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.error.StaleEntityException;
import io.interflux.examples.ExampleRun;
import io.interflux.model.Schema;
import io.interflux.query.Select;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What the page for those who come from JPA shows is code of this package, and does what the page says. */
class FromJpaIT {

    private static final Schema SCHEMA = Schema.of(Author.class, Book.class);

    /** Ursula with three books, and Iain with one. */
    private static ExampleRun stored(TestDatabase database) {
        return ExampleRun.prepared(database, SCHEMA, interflux -> interflux
                .schema()
                .create()
                .thenMany(interflux.insertGraphs(
                        List.of(
                                Author.of("Ursula", Book.of("Rocannon"), Book.of("Lavinia"), Book.of("The Telling")),
                                Author.of("Iain", Book.of("Excession"))),
                        g -> g.with(Author_.books))));
    }

    @OnEachDatabase
    void includesReplaceFetchJoins(TestDatabase database) {
        ExampleRun run = stored(database);
        Interflux interflux = run.interflux();
        // tag::include[]
        Flux<Author> authors = interflux.find(Select.from(Author_.model)
                .where(Author_.name.like("U%"))
                .include(Author_.books, b -> b.orderBy(Book_.title.asc()).limit(2))
                .limit(20));
        // end::include[]
        assertThat(run.all(authors, 2).get(0).books()).extracting(Book::title).containsExactly("Lavinia", "Rocannon");
    }

    @OnEachDatabase
    void graphsReplaceCascades(TestDatabase database) {
        ExampleRun run = stored(database);
        Interflux interflux = run.interflux();
        // tag::graph[]
        Mono<Author> stored = interflux.insertGraph(
                Author.of("Stanislaw", Book.of("Solaris"), Book.of("Eden")), g -> g.with(Author_.books));
        // end::graph[]
        assertThat(run.all(stored, 2).get(0).books()).extracting(Book::authorId).containsOnly(3L);
    }

    @OnEachDatabase
    void updatesReplaceDirtyChecking(TestDatabase database) {
        ExampleRun run = stored(database);
        Interflux interflux = run.interflux();
        // tag::update[]
        Flux<Author> renamed = interflux.inTransaction(
                tx -> tx.findOne(Select.from(Author_.model).where(Author_.name.eq("Ursula")))
                        .flatMap(author -> tx.update(author.renamed("Ursula K. Le Guin"), Author_.name)));
        // end::update[]
        Author stale = run.all(interflux.findOne(Select.from(Author_.model)), 1).get(0);
        int savepoint = database.kind() == TestDatabase.Kind.H2 ? 2 : 0;
        assertThat(run.all(renamed, 2 + savepoint)).extracting(Author::version).containsExactly(1L);
        StepVerifier.create(interflux.update(stale.renamed("U."), Author_.name))
                .expectError(StaleEntityException.class)
                .verify();
    }

    @OnEachDatabase
    void projectionsReplaceConstructorExpressions(TestDatabase database) {
        ExampleRun run = stored(database);
        Interflux interflux = run.interflux();
        // tag::projection[]
        Flux<AuthorCard> cards = interflux.find(Select.from(Author_.model)
                .include(Author_.books, b -> b.orderBy(Book_.title.asc()))
                .orderBy(Author_.name.asc())
                .limit(20)
                .as(AuthorCard.class));
        // end::projection[]
        assertThat(run.all(cards, 2))
                .containsExactly(
                        new AuthorCard("Iain", List.of(new BookTitle("Excession"))),
                        new AuthorCard(
                                "Ursula",
                                List.of(
                                        new BookTitle("Lavinia"),
                                        new BookTitle("Rocannon"),
                                        new BookTitle("The Telling"))));
    }

    @OnEachDatabase
    void aRepositoryIsAClass(TestDatabase database) {
        ExampleRun run = stored(database);
        Authors authors = new Authors(run.interflux());
        assertThat(run.all(authors.byId(2L), 2)).extracting(Author::name).containsExactly("Iain");
        assertThat(run.all(authors.named("U", Authors.PROLIFIC), 2))
                .extracting(Author::name)
                .containsExactly("Ursula");
        assertThat(run.all(authors.first(1), 1).get(0).nextCursor()).isNotNull();
    }

    @OnEachDatabase
    void whatIsNotIncludedIsNull(TestDatabase database) {
        ExampleRun run = stored(database);
        assertThat(run.all(run.interflux().findOne(Select.from(Author_.model)), 1))
                .extracting(Author::books)
                .containsOnlyNulls();
    }
}
