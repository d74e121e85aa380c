package guide;

import grants.Grant;
import grants.Grant_;
import grants.Profile;
import grants.Profile_;
import grants.User;
import grants.User_;
import io.interflux.Interflux;
import io.interflux.query.Select;
import io.interflux.write.LinkRelation;
import io.interflux.write.Relation;
import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes of entities, graphs and relations, the schema, and transactions. */
public final class Writing {

    private final Interflux interflux;

    Writing(Interflux interflux) {
        this.interflux = interflux;
    }

    List<Publisher<?>> entities(User user, User amidala, Flux<Grant> grants) {
        Mono<User> saved = interflux.insert(user);
        Mono<User> graph = interflux.insertGraph(amidala, g -> g.with(User_.profiles));
        Mono<Long> rows = interflux.bulk(Grant_.model).insert(grants);
        return List.of(
                saved,
                graph,
                rows,
                interflux.update(user),
                interflux.update(user, User_.username),
                interflux.upsert(user),
                interflux.delete(user),
                interflux.update(User_.model).set(User_.points, 0).where(User_.points.lessThan(0).and(User_.grants.none())),
                interflux.delete(Grant_.model).where(Grant_.selfGranted.isFalse()));
    }

    List<Publisher<?>> relations(User amidala, Profile queen, Profile a, Profile b) {
        LinkRelation<User, Profile, Grant> profiles = interflux.relation(amidala, User_.profiles);
        Relation<User, Grant> grants = interflux.relation(amidala, User_.grants);
        return List.of(
                profiles.find(Select.from(Profile_.model).where(Profile_.name.like("Q%")).orderBy(Profile_.name.asc())),
                profiles.count(),
                profiles.count(Profile_.name.eq("Queen")),
                profiles.has(queen),
                profiles.add(queen, j -> j.set(Grant_.selfGranted, false)),
                profiles.set(List.of(a, b)),
                profiles.remove(queen),
                profiles.create(new Profile(null, "Senator", null, null, null), j -> j.set(Grant_.selfGranted, true)),
                grants.count(Grant_.selfGranted.isTrue()));
    }

    List<Publisher<?>> schemaAndTransactions(User a, User b) {
        return List.of(
                interflux.schema().create(),
                interflux.schema().check(),
                interflux.inTransaction(tx -> tx.insert(a).then(tx.insert(b))),
                interflux.inTransaction(tx -> tx.insert(a).thenMany(tx.nested(inner -> inner.insert(b)))));
    }
}
