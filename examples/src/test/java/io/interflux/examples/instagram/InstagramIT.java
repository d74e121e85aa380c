package io.interflux.examples.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.examples.ExampleRun;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;

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
}
