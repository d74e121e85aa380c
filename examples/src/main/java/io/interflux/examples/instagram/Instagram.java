package io.interflux.examples.instagram;

import io.interflux.Interflux;
import io.interflux.examples.ExampleDatabase;
import io.interflux.model.Schema;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who follows whom, seen from both sides. */
public final class Instagram {

    /** One model that is linked to itself, and the junction. */
    public static final Schema SCHEMA = Schema.of(User.class, Follow.class);

    private Instagram() {}

    /** Optional argument: the {@code r2dbc:} URL of an empty database. */
    public static void main(String[] arguments) {
        Interflux interflux = R2dbcInterflux.create(ExampleDatabase.connect(arguments), SCHEMA);
        Flux<String> lines = Flux.concat(followersAndFollowing(interflux), followersOfFollowers(interflux));
        create(interflux).thenMany(lines).doOnNext(System.out::println).blockLast();
    }

    /** Creates the tables and stores the rows. */
    static Mono<Void> create(Interflux interflux) {
        return interflux
                .schema()
                .create()
                .thenMany(interflux.inTransaction(Instagram::store))
                .then();
    }

    private static Flux<Follow> store(Interflux interflux) {
        List<User> users =
                Stream.of("ann", "bob", "cyd", "dee").map(User::named).toList();
        return interflux.insertAll(users).collectList().flatMapMany(stored -> {
            User ann = stored.get(0);
            User bob = stored.get(1);
            User cyd = stored.get(2);
            return interflux.insertAll(List.of(
                    Follow.of(bob, ann),
                    Follow.of(cyd, ann),
                    Follow.of(ann, bob),
                    Follow.of(ann, cyd),
                    Follow.of(bob, cyd)));
        });
    }

    /** A line for each user with both directions. */
    static Flux<String> followersAndFollowing(Interflux interflux) {
        return interflux
                .find(Select.from(User_.model).include(User_.followers).include(User_.following))
                .map(user -> user.username() + " is followed by " + names(user.followers()) + " and follows "
                        + names(user.following()));
    }

    /** A line for each user: the followers, each with their own. */
    static Flux<String> followersOfFollowers(Interflux interflux) {
        return interflux
                .find(Select.from(User_.model).include(User_.followers, follower -> follower.include(User_.followers)))
                .map(user -> user.username() + ": " + tree(user.followers()));
    }

    private static List<String> names(@Nullable List<User> users) {
        return users == null ? List.of() : users.stream().map(User::username).toList();
    }

    private static List<String> tree(@Nullable List<User> users) {
        return users == null
                ? List.of()
                : users.stream()
                        .map(user -> user.username() + names(user.followers()))
                        .toList();
    }
}
