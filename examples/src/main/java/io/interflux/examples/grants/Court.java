package io.interflux.examples.grants;

import io.interflux.Interflux;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** The rows of the guide: four users, of whom one is alone, three profiles, five grants. */
final class Court {

    private final Interflux interflux;

    private Court(Interflux interflux) {
        this.interflux = interflux;
    }

    /** Stores everything in one transaction. */
    static Mono<Void> store(Interflux interflux) {
        return interflux.inTransaction(inside -> new Court(inside).store()).then();
    }

    private Mono<Void> store() {
        Mono<List<User>> users = all(Stream.of(
                User.named("p4dm3", 1000),
                User.named("annie", 800),
                User.named("loner", null),
                User.named("obi", 1200)));
        Mono<List<Profile>> profiles = all(Stream.of("Queen", "Senator", "Jedi").map(Profile::named));
        return users.flatMap(who -> profiles.flatMap(what -> grants(who, what)));
    }

    /** Whether annie made herself a Senator is not known. */
    private Mono<Void> grants(List<User> users, List<Profile> profiles) {
        return all(Stream.of(
                        Grant.of(users.get(0), profiles.get(0), false),
                        Grant.of(users.get(0), profiles.get(1), true),
                        Grant.of(users.get(1), profiles.get(1), null),
                        Grant.of(users.get(1), profiles.get(2), true),
                        Grant.of(users.get(3), profiles.get(2), false)))
                .then();
    }

    private <T> Mono<List<T>> all(Stream<T> rows) {
        return interflux.insertAll(rows.toList()).collectList();
    }
}
