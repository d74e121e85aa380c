package guide;

import grants.Grant;
import grants.Grant_;
import grants.Profile_;
import grants.User;
import grants.User_;
import io.interflux.Interflux;
import io.interflux.Page;
import io.interflux.Slice;
import io.interflux.explain.Explanation;
import io.interflux.query.Condition;
import io.interflux.query.Cycles;
import io.interflux.query.Select;
import io.interflux.query.Strategy;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Queries that are constants, and what can be asked with them. */
public final class Reading {

    static final Select<User> GRANTED = Select.from(User_.model)
            .where(User_.points.greaterThan(100))
            .include(User_.profiles, p -> p
                    .through(t -> t.only(Grant_.selfGranted).where(Grant_.selfGranted.isTrue()))
                    .where(Profile_.name.like("Q%")).optional()
                    .orderBy(User_.profiles.junction(Grant_.id).asc(), Profile_.name.asc())
                    .limit(5)                                                   // per parent, many-to-many too
                    .include(Profile_.users))
            .orderBy(User_.username.asc());

    static final List<Select<User>> BY_CHILDREN = List.of(
            Select.from(User_.model).where(User_.profiles.any(Profile_.name.eq("Queen"))),
            Select.from(User_.model).where(User_.profiles.none(Profile_.name.eq("Queen"))),
            Select.from(User_.model).where(User_.profiles.all(Profile_.name.ne("Queen").or(Profile_.name.isNull()))),
            Select.from(User_.model).where(User_.profiles.count().greaterThan(3)),
            Select.from(User_.model).where(User_.grants.count(Grant_.selfGranted.isTrue()).eq(1)),
            Select.from(User_.model).where(User_.profiles.any(
                    User_.profiles.junction(Grant_.selfGranted).isTrue().and(Profile_.users.any(User_.points.lessThan(5))))),
            Select.from(User_.model).where(
                    Condition.or(List.of(User_.points.eq(1000), User_.username.in(List.of("p4dm3")), User_.grants.none()))),
            Select.from(User_.model).where(User_.points.isNull().or(Condition.raw("length({username}) > ?", 5))),
            Select.from(User_.model).orderBy(User_.profiles.count().desc(), User_.username.asc()));

    static final Select<Grant> OF_USERS = Select.from(Grant_.model)
            .where(Grant_.user.to(User_.points).greaterThan(100)
                    .and(Grant_.user.to(User_.username).like("p%"))
                    .and(Grant_.user.any(User_.profiles.any())))
            .orderBy(Grant_.profile.to(Profile_.name).asc());

    static final Select<Match> MATCHES = Select.from(Match_.model)
            .where(Match_.home.to(Team_.colours).overlaps(List.of("blue", "white")).and(Match_.goals.contains(0))
                    .and(Match_.goals.length().eq(2)).and(Match_.homeId.ne(Match_.awayId)))
            .include(Match_.home, home -> home.where(Team_.colours.containedBy(List.of("blue", "white"))))
            .orderBy(Match_.home.to(Team_.name).asc());

    static final List<Select<User>> INCLUDES = List.of(
            Select.from(User_.model).include(User_.profiles),
            Select.from(User_.model).include("grants.profile"),
            Select.from(User_.model).includeAllowed(List.of("grants"), List.of("grants", "grants.profile")),
            Select.from(User_.model)
                    .include(User_.profiles.as("admins"), p -> p.where(Profile_.name.like("%admin%")).optional())
                    .include(User_.profiles, p -> p.strategy(Strategy.BATCH)),
            Select.from(User_.model).only(User_.username, User_.points).include(User_.grants, g -> g.offset(1).required()));

    static final List<Select<Person>> FAMILIES = List.of(
            Select.from(Person_.model).include(Person_.children, c -> c.recursive()),
            Select.from(Person_.model).include(Person_.children, c -> c.recursive(3)),
            Select.from(Person_.model).include(Person_.children, c -> c.where(Person_.name.isNotNull()).optional()
                    .recursive(r -> r.along(Person_.adopted).depth(6).everywhere().cycles(Cycles.ERROR))));

    private final Interflux interflux;

    Reading(Interflux interflux) {
        this.interflux = interflux;
    }

    Flux<User> all() {
        return interflux.find(GRANTED);
    }

    Mono<User> one() {
        return interflux.findOne(GRANTED.where(User_.username.eq("p4dm3")));
    }

    Mono<Page<User>> page() {
        return interflux.findPage(GRANTED.limit(20).offset(40));
    }

    Mono<Slice<User>> next(Page<User> page) {
        return interflux.findSlice(GRANTED.limit(20).after(page.nextCursor()));
    }

    Mono<Long> count() {
        return interflux.count(GRANTED);
    }

    Mono<Explanation> why() {
        return interflux.explain(GRANTED);
    }

    Flux<User> bounded() {
        return interflux.find(GRANTED.snapshot().budget(b -> b.rows(1_000_000).nodes(10_000).depth(5)));
    }

    Flux<User> locked() {
        return interflux.inTransaction(tx -> tx.find(GRANTED.forUpdate()));
    }
}
