package io.interflux.examples.medium;

import io.interflux.Interflux;
import io.interflux.examples.ExampleDatabase;
import io.interflux.model.Schema;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Users with the articles they have written, articles with their authors and readers, users with their reading lists. */
public final class Medium {

    /** Users and articles are associated twice: by the author's key, and through the reading lists. */
    public static final Schema SCHEMA = Schema.of(User.class, Article.class, ReadingListEntry.class);

    private Medium() {}

    /** Optional argument: the {@code r2dbc:} URL of an empty database. */
    public static void main(String[] arguments) {
        Interflux interflux = R2dbcInterflux.create(ExampleDatabase.connect(arguments), SCHEMA);
        Flux<String> lines = Flux.concat(
                usersAndArticles(interflux),
                articleAuthors(interflux),
                readingLists(interflux),
                articleReaders(interflux));
        create(interflux).thenMany(lines).doOnNext(System.out::println).blockLast();
    }

    /** Creates the tables and stores the rows. */
    static Mono<Void> create(Interflux interflux) {
        return interflux.schema().create().then(Library.store(interflux));
    }

    /** One-to-many: a line for each user. */
    static Flux<String> usersAndArticles(Interflux interflux) {
        return interflux
                .find(Select.from(User_.model).include(User_.articles))
                .map(user -> user.username() + " wrote " + titles(user.articles()));
    }

    /** To-one: a line for each article. */
    static Flux<String> articleAuthors(Interflux interflux) {
        return interflux
                .find(Select.from(Article_.model).include(Article_.author))
                .map(article -> article.title() + " is by " + author(article));
    }

    /** Many-to-many: a line for each user. The entries of the lists have no place in {@link Article} and are not read. */
    static Flux<String> readingLists(Interflux interflux) {
        return interflux
                .find(Select.from(User_.model).include(User_.readingList))
                .map(user -> user.username() + " wants to read " + titles(user.readingList()));
    }

    /** The many-to-many from its other end: a line for each article. */
    static Flux<String> articleReaders(Interflux interflux) {
        return interflux
                .find(Select.from(Article_.model).include(Article_.readers))
                .map(article -> article.title() + " is in the lists of " + names(article.readers()));
    }

    private static String author(Article article) {
        return article.author() == null ? "nobody known" : article.author().username();
    }

    private static List<String> titles(@Nullable List<Article> articles) {
        return articles == null
                ? List.of()
                : articles.stream().map(Article::title).toList();
    }

    private static List<String> names(@Nullable List<User> users) {
        return users == null ? List.of() : users.stream().map(User::username).toList();
    }
}
