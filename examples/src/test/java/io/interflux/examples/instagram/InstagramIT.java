package io.interflux.examples.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.examples.ExampleRun;
import io.interflux.examples.sequelize.SequelizePage;
import io.interflux.query.Select;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

class InstagramIT {

    @OnEachDatabase
    void usersHaveBothDirections(TestDatabase database) {
        ExampleRun run = ExampleRun.prepared(database, Instagram.SCHEMA, Instagram::create);
        assertThat(run.all(Instagram.followersAndFollowing(run.interflux()), 3))
                .containsExactly(
                        "ann is followed by [bob, cyd] and follows [bob, cyd]",
                        "bob is followed by [ann] and follows [ann, cyd]",
                        "cyd is followed by [ann, bob] and follows [ann]",
                        "dee is followed by [] and follows []");
    }

    @OnEachDatabase
    void followersHaveFollowersOfTheirOwn(TestDatabase database) {
        ExampleRun run = ExampleRun.prepared(database, Instagram.SCHEMA, Instagram::create);
        assertThat(run.all(Instagram.followersOfFollowers(run.interflux()), 3))
                .containsExactly(
                        "ann: [bob[ann], cyd[ann, bob]]",
                        "bob: [ann[bob, cyd]]",
                        "cyd: [ann[bob, cyd], bob[ann]]",
                        "dee: []");
    }

    @OnEachDatabase
    void thePageShowsTheQueryOfTheGuide(TestDatabase database) {
        ExampleRun run = ExampleRun.prepared(database, Instagram.SCHEMA, Instagram::create);
        Interflux interflux = run.interflux();
        // tag::both[]
        Flux<User> users =
                interflux.find(Select.from(User_.model).include(User_.followers).include(User_.following));
        // end::both[]
        assertThat(run.all(users, 3).get(1))
                .extracting(bob -> names(bob.followers()), bob -> names(bob.following()))
                .containsExactly(List.of("ann"), List.of("ann", "cyd"));
        SequelizePage.assertShows(InstagramIT.class, "both", 3);
    }

    private static List<String> names(@Nullable List<User> users) {
        return Objects.requireNonNull(users).stream().map(User::username).toList();
    }
}
