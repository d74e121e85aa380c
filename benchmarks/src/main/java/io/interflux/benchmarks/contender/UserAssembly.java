package io.interflux.benchmarks.contender;

import io.interflux.benchmarks.graph.Profile;
import io.interflux.benchmarks.graph.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Puts the rows of a join together, which come user by user. For one subscriber.
 *
 * <p>It is fed by the mapping function itself, and its last user taken when the rows are over, which costs less than grouping operators.
 */
final class UserAssembly {

    private @Nullable User current;

    /** Reads what a user needs from the row at hand. */
    interface UserColumns {
        User read(Long id, List<Profile> profiles);
    }

    /** Takes a row, and gives the user before if that is complete now. */
    Optional<User> add(Long id, UserColumns columns, @Nullable Profile profile) {
        User user = current;
        boolean another = user == null || !user.id().equals(id);
        Optional<User> complete = another ? Optional.ofNullable(user) : Optional.empty();
        if (user == null || another) {
            user = columns.read(id, new ArrayList<>());
            current = user;
        }
        if (profile != null) {
            user.profiles().add(profile);
        }
        return complete;
    }

    /** The users of all rows, the last one included. */
    Flux<User> users(Flux<Optional<User>> rows) {
        return rows.<User>handle((user, sink) -> user.ifPresent(sink::next))
                .concatWith(Mono.fromSupplier(() -> current));
    }
}
