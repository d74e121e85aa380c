package io.interflux.examples.medium;

import io.interflux.Interflux;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** The rows of the example: four users, five articles, six entries of reading lists. */
final class Library {

    private final Interflux interflux;

    private Library(Interflux interflux) {
        this.interflux = interflux;
    }

    /** Stores everything in one transaction. */
    static Mono<Void> store(Interflux interflux) {
        return interflux.inTransaction(inside -> new Library(inside).users()).then();
    }

    private Mono<Void> users() {
        return all(Stream.of("ada", "grace", "linus", "lurker").map(User::named))
                .flatMap(this::articles);
    }

    private Mono<Void> articles(List<User> users) {
        return all(Stream.of(
                        Article.by(users.get(0), "Notes on the Engine"),
                        Article.by(users.get(1), "Compilers"),
                        Article.by(users.get(2), "Kernel"),
                        Article.by(users.get(1), "More compilers"),
                        Article.by(null, "Anonymous")))
                .flatMap(articles -> readingLists(users, articles));
    }

    private Mono<Void> readingLists(List<User> users, List<Article> articles) {
        return all(Stream.of(
                        ReadingListEntry.of(users.get(0), articles.get(1)),
                        ReadingListEntry.of(users.get(0), articles.get(2)),
                        ReadingListEntry.of(users.get(1), articles.get(0)),
                        ReadingListEntry.of(users.get(2), articles.get(0)),
                        ReadingListEntry.of(users.get(2), articles.get(1)),
                        ReadingListEntry.of(users.get(2), articles.get(3))))
                .then();
    }

    private <T> Mono<List<T>> all(Stream<T> rows) {
        return interflux.insertAll(rows.toList()).collectList();
    }
}
