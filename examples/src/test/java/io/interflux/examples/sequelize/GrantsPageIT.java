package io.interflux.examples.sequelize;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.examples.ExampleRun;
import io.interflux.model.Schema;
import io.interflux.query.JunctionInclude;
import io.interflux.query.Select;
import io.interflux.query.ToManyInclude;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The examples of the guide on many-to-manies that are typed on the page: users, profiles and grants. */
class GrantsPageIT {

    // tag::schema[]
    static final Schema SCHEMA = Schema.of(User.class, Profile.class, Grant.class);
    // end::schema[]

    private static ExampleRun empty(TestDatabase database) {
        return ExampleRun.prepared(
                database, SCHEMA, interflux -> interflux.schema().create());
    }

    /** The guide's rows: p4dm3, annie, loner and obi; Queen, Senator and Jedi; five grants. */
    private static ExampleRun stored(TestDatabase database) {
        return ExampleRun.prepared(database, SCHEMA, interflux -> interflux
                .schema()
                .create()
                .thenMany(interflux.insertAll(List.of(
                        User.of("p4dm3", 1000), User.of("annie", 800), User.of("loner", null), User.of("obi", 1200))))
                .thenMany(interflux.insertAll(List.of(Profile.of("Queen"), Profile.of("Senator"), Profile.of("Jedi"))))
                .thenMany(interflux.insertAll(List.of(
                        grant(1, 1, false),
                        grant(1, 2, true),
                        grant(2, 2, false),
                        grant(2, 3, true),
                        grant(4, 3, false)))));
    }

    @SuppressWarnings("NullAway") // the database makes the key, and includes were not asked for
    private static Grant grant(long user, long profile, boolean selfGranted) {
        return new Grant(null, selfGranted, user, profile, null, null);
    }

    @OnEachDatabase
    void addsAProfileWithAttributesOfTheLink(TestDatabase database) {
        ExampleRun run = empty(database);
        Interflux interflux = run.interflux();
        // tag::add[]
        Mono<User> result = interflux
                .insert(User.of("p4dm3", 1000))
                .flatMap(amidala -> interflux.insert(Profile.of("Queen")).flatMap(queen -> interflux
                        .relation(amidala, User_.profiles)
                        .add(queen, grant -> grant.set(Grant_.selfGranted, false))))
                .then(interflux.findOne(Select.from(User_.model)
                        .where(User_.username.eq("p4dm3"))
                        .include(User_.profiles)));
        // end::add[]
        SequelizePage.assertShowsJson(run.all(result, 5).get(0));
        SequelizePage.assertShows(GrantsPageIT.class, "add", 5);
    }

    @OnEachDatabase
    void insertsUserProfileAndLinkAsOneGraph(TestDatabase database) {
        ExampleRun run = empty(database);
        Interflux interflux = run.interflux();
        // tag::graph[]
        User amidala = User.of("p4dm3", 1000, Profile.of("Queen", Grant.of(true)));

        Mono<User> result = interflux.insertGraph(amidala, g -> g.with(User_.profiles));
        // end::graph[]
        SequelizePage.assertShowsJson(run.all(result, 3).get(0));
        SequelizePage.assertShows(GrantsPageIT.class, "graph", 3);
    }

    @OnEachDatabase
    void everyAssociationOfTheSuperManyToManyIsIncluded(TestDatabase database) {
        ExampleRun run = stored(database);
        // tag::six[]
        List<Select<?>> allWork = List.of(
                Select.from(User_.model).include(User_.profiles), // 2 statements
                Select.from(Profile_.model).include(Profile_.users), // 2
                Select.from(User_.model).include(User_.grants), // 2
                Select.from(Profile_.model).include(Profile_.grants), // 2
                Select.from(Grant_.model).include(Grant_.user), // 1
                Select.from(Grant_.model).include(Grant_.profile)); // 1
        // end::six[]
        int[] statements = {2, 2, 2, 2, 1, 1};
        int[] roots = {4, 3, 4, 3, 5, 5};
        for (int i = 0; i < statements.length; i++) {
            assertThat(run.all(run.interflux().find(allWork.get(i)), statements[i]))
                    .hasSize(roots[i]);
        }
    }

    @OnEachDatabase
    void grantsEmulateProfiles(TestDatabase database) {
        ExampleRun run = stored(database);
        Interflux interflux = run.interflux();
        // tag::emulated[]
        Flux<User> users =
                interflux.find(Select.from(User_.model).include(User_.grants, grant -> grant.include(Grant_.profile)));
        // end::emulated[]
        assertThat(run.all(users, 2))
                .extracting(user -> user.grants().stream()
                        .map(grant -> grant.profile().name())
                        .toList())
                .containsExactly(List.of("Queen", "Senator"), List.of("Senator", "Jedi"), List.of(), List.of("Jedi"));
        SequelizePage.assertShows(GrantsPageIT.class, "emulated", 2);
    }

    @OnEachDatabase
    void theDeepIncludeTakesFiveStatements(TestDatabase database) {
        ExampleRun run = stored(database);
        Interflux interflux = run.interflux();
        // tag::deep[]
        UnaryOperator<ToManyInclude<Grant>> withBothEnds =
                grant -> grant.include(Grant_.user).include(Grant_.profile);

        Flux<User> users = interflux.find(Select.from(User_.model)
                .include(User_.grants, withBothEnds)
                .include(User_.profiles, p -> p.include(Profile_.users, u -> u.include(User_.grants, withBothEnds))));
        // end::deep[]
        User amidala = run.all(users, 5).get(0);
        assertThat(amidala.grants())
                .extracting(grant -> grant.user().username())
                .containsExactly("p4dm3", "p4dm3");
        assertThat(deepest(amidala))
                .containsExactly(
                        "Queen of p4dm3",
                        "Senator of p4dm3",
                        "Queen of p4dm3",
                        "Senator of p4dm3",
                        "Senator of annie",
                        "Jedi of annie");
        SequelizePage.assertShows(GrantsPageIT.class, "deep", 5);
    }

    private static Stream<String> deepest(User user) {
        return user.profiles().stream()
                .flatMap(profile -> profile.users().stream())
                .flatMap(other -> other.grants().stream())
                .map(grant -> grant.profile().name() + " of " + grant.user().username());
    }

    @OnEachDatabase
    void junctionAttributesAreAllSomeOrNone(TestDatabase database) {
        ExampleRun run = stored(database);
        Interflux interflux = run.interflux();
        // tag::all[]
        Mono<User> all = interflux.findOne(Select.from(User_.model).include(User_.profiles));
        // end::all[]
        // tag::some[]
        Mono<User> some = interflux.findOne(Select.from(User_.model)
                .include(User_.profiles, p -> p.through(grant -> grant.only(Grant_.selfGranted))));
        // end::some[]
        // tag::none[]
        Mono<User> none = interflux.findOne(
                Select.from(User_.model).include(User_.profiles, p -> p.through(JunctionInclude::none)));
        // end::none[]
        SequelizePage.assertShowsJson(run.all(all, 2).get(0));
        SequelizePage.assertShows(GrantsPageIT.class, "all", 2);
        SequelizePage.assertShowsJson(run.all(some, 2).get(0));
        SequelizePage.assertShows(GrantsPageIT.class, "some", 2);
        SequelizePage.assertShowsJson(run.all(none, 2).get(0));
        SequelizePage.assertShows(GrantsPageIT.class, "none", 2);
    }

    @OnEachDatabase
    void profilesOfOneUserAreFound(TestDatabase database) {
        ExampleRun run = stored(database);
        Interflux interflux = run.interflux();
        User someUser = Objects.requireNonNull(
                interflux.findOne(Select.from(User_.model)).block());
        run.recorder().clear();
        // tag::relation[]
        Flux<Profile> profiles = interflux.relation(someUser, User_.profiles).find();
        // end::relation[]
        // tag::relation-some[]
        Flux<Profile> selfGrantedOnly = interflux
                .findOne(Select.from(User_.model)
                        .where(User_.id.eq(someUser.id()))
                        .include(User_.profiles, p -> p.through(grant -> grant.only(Grant_.selfGranted))))
                .flatMapIterable(User::profiles);
        // end::relation-some[]
        assertThat(run.all(profiles, 2)).extracting(Profile::name).containsExactly("Queen", "Senator");
        SequelizePage.assertShows(GrantsPageIT.class, "relation", 2);
        SequelizePage.assertShowsJson(run.all(selfGrantedOnly, 2));
        SequelizePage.assertShows(GrantsPageIT.class, "relation-some", 2);
    }
}
