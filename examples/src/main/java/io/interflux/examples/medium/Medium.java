package io.interflux.examples.medium;

import io.interflux.Interflux;
import io.interflux.examples.ExampleDatabase;
import io.interflux.model.Schema;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;
import io.interflux.r2dbc.R2dbcInterflux;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Users with the articles they have written, articles with their authors and readers, users with their reading lists. */
public final class Medium {

    /** Users and articles are associated twice: by the author's key, and through the reading lists. */
    public static final Schema SCHEMA = Schema.of(User.class, Article.class, ReadingListEntry.class);

    private static final ModelHandle<User> USER = ModelHandle.of(User.class);
    private static final ModelHandle<Article> ARTICLE = ModelHandle.of(Article.class);
    private static final ModelHandle<ReadingListEntry> ENTRY = ModelHandle.of(ReadingListEntry.class);

    private static final ToManyHandle<User, Article> ARTICLES = USER.toMany("articles", ARTICLE);
    private static final ManyToManyHandle<User, Article, ReadingListEntry> READING_LIST =
            USER.manyToMany("readingList", ARTICLE, ENTRY);
    private static final ToOneHandle<Article, User> AUTHOR = ARTICLE.toOne("author", USER);
    private static final ManyToManyHandle<Article, User, ReadingListEntry> READERS =
            ARTICLE.manyToMany("readers", USER, ENTRY);

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
                .find(Select.from(USER).include(ARTICLES))
                .map(user -> user.username() + " wrote " + titles(user.articles()));
    }

    /** To-one: a line for each article. */
    static Flux<String> articleAuthors(Interflux interflux) {
        return interflux
                .find(Select.from(ARTICLE).include(AUTHOR))
                .map(article -> article.title() + " is by " + author(article));
    }

    /** Many-to-many: a line for each user. The entries of the lists have no place in {@link Article} and are not read. */
    static Flux<String> readingLists(Interflux interflux) {
        return interflux
                .find(Select.from(USER).include(READING_LIST))
                .map(user -> user.username() + " wants to read " + titles(user.readingList()));
    }

    /** The many-to-many from its other end: a line for each article. */
    static Flux<String> articleReaders(Interflux interflux) {
        return interflux
                .find(Select.from(ARTICLE).include(READERS))
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
