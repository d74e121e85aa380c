package grants;

import io.interflux.Interflux;
import io.interflux.model.Schema;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.r2dbc.spi.ConnectionFactory;
import java.util.List;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes and reads through the handles, and tells the graphs as text. */
public class Scenario implements Function<ConnectionFactory, Publisher<String>> {

    static final Select<User> GRANTED = Select.from(User_.model)
            .where(User_.points.greaterThan(100))
            .include(User_.profiles, p -> p
                    .through(t -> t.only(Grant_.selfGranted).where(Grant_.selfGranted.isTrue()))
                    .where(Profile_.name.like("Q%")).optional()
                    .orderBy(User_.profiles.junction(Grant_.id).asc(), Profile_.name.asc())
                    .limit(5)
                    .include(Profile_.users))
            .orderBy(User_.username.asc());

    Schema schema() {
        return Schema.of(User.class, Profile.class, Grant.class);
    }

    @Override
    public Publisher<String> apply(ConnectionFactory connectionFactory) {
        Interflux interflux = R2dbcInterflux.create(connectionFactory, schema());
        return interflux.schema().create()
                .then(interflux.insertGraph(amidala(), g -> g.with(User_.profiles)))
                .flatMapMany(amidala -> Flux.concat(
                        interflux.find(GRANTED).map(User::toString),
                        interflux.find(Select.from(Grant_.model).include(Grant_.user).include(Grant_.profile)
                                .orderBy(Grant_.profile.to(Profile_.name).desc())).map(Grant::toString),
                        update(interflux, amidala)));
    }

    private static User amidala() {
        Profile queen = new Profile(null, "Queen", new Grant(null, true, null, null, null, null), null, null);
        Profile senator = new Profile(null, "Senator", new Grant(null, false, null, null, null, null), null, null);
        return new User(null, "p4dm3", 1000, List.of(queen, senator), null);
    }

    private static Mono<String> update(Interflux interflux, User amidala) {
        User renamed = new User(amidala.id(), "padme", amidala.points(), null, null);
        return interflux.update(renamed, User_.username)
                .then(interflux.findOne(Select.from(User_.model).include(User_.grants)))
                .map(User::toString);
    }
}
