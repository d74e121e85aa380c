package io.interflux.examples.readme;

import io.interflux.Interflux;
import io.interflux.model.Schema;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** The rows that the code of the pages finds: p4dm3 is Queen, annie is Jedi, new is nothing yet. */
final class StoredUsers {

    static final Duration LIMIT = Duration.ofSeconds(60);

    private StoredUsers() {}

    /** Creates the tables in an empty database and stores the rows. */
    static Interflux in(TestDatabase database) {
        Interflux interflux =
                R2dbcInterflux.create(database.connectionFactory(), Schema.of(User.class, Profile.class, Grant.class));
        interflux
                .schema()
                .create()
                .thenMany(interflux.inTransaction(StoredUsers::store))
                .blockLast(LIMIT);
        return interflux;
    }

    /** A profile that is not stored yet. */
    @SuppressWarnings("NullAway") // what the database fills in or the load brings is null before
    static Profile padawan() {
        return new Profile(null, "Padawan", null);
    }

    @SuppressWarnings("NullAway") // what the database fills in or the load brings is null before
    private static Flux<?> store(Interflux interflux) {
        @Nullable Long none = null;
        return interflux
                .insertAll(List.of(
                        new User(none, "p4dm3", 1000, null),
                        new User(none, "annie", 800, null),
                        new User(none, "new", 5, null)))
                .thenMany(
                        interflux.insertAll(List.of(new Profile(none, "Queen", null), new Profile(none, "Jedi", null))))
                .thenMany(interflux.insertAll(List.of(new Grant(none, false, 1L, 1L), new Grant(none, true, 2L, 2L))));
    }
}
