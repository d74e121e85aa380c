package io.interflux.r2dbc.shapes;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;
import io.interflux.model.Schema;
import io.interflux.query.ComparableHandle;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.TextHandle;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;
import io.interflux.testkit.TestDatabase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Users with profiles, and who reports to whom. */
final class Agents {

    @Entity
    record User(
            @Id @Generated @Nullable Long id,
            String username,
            @Nullable Integer points,
            @Nullable Long bossId,
            @BelongsTo @Nullable User boss,
            @HasMany(foreignKey = "bossId") @Nullable List<User> reports,
            @BelongsToMany(through = Grant.class) @Nullable List<Profile> profiles) {

        static User of(String username, int points, @Nullable Long bossId, Profile... profiles) {
            return new User(null, username, points, bossId, null, null, List.of(profiles));
        }
    }

    @Entity
    record Profile(
            @Id @Generated @Nullable Long id,
            String name,
            @Nullable String motto,
            @Junction @Nullable Grant grant,
            @BelongsToMany(through = Grant.class) @Nullable List<User> users) {

        static Profile of(String name, boolean selfGranted) {
            return new Profile(null, name, name + "!", Grant.of(selfGranted), null);
        }
    }

    @Entity
    record Grant(
            @Id @Generated @Nullable Long id,
            @Nullable Boolean selfGranted,
            @Nullable String reason,
            @Nullable Long userId,
            @Nullable Long profileId) {

        static Grant of(boolean selfGranted) {
            return new Grant(null, selfGranted, "because", null, null);
        }
    }

    static final Schema SCHEMA = Schema.of(User.class, Profile.class, Grant.class);

    static final ModelHandle<User> USER = ModelHandle.of(User.class);
    static final ModelHandle<Profile> PROFILE = ModelHandle.of(Profile.class);
    static final ModelHandle<Grant> GRANT = ModelHandle.of(Grant.class);
    static final TextHandle<User> USERNAME = USER.text("username");
    static final ComparableHandle<User, Integer> POINTS = USER.attribute("points", Integer.class);
    static final TextHandle<Profile> PROFILE_NAME = PROFILE.text("name");
    static final ToOneHandle<User, User> BOSS = USER.toOne("boss", USER);
    static final ToManyHandle<User, User> REPORTS = USER.toMany("reports", USER);
    static final ManyToManyHandle<User, Profile, Grant> PROFILES = USER.manyToMany("profiles", PROFILE, GRANT);

    private Agents() {}

    /** p4dm3 has the profiles Queen and Senator, her agent r2 none. */
    static Bench open(TestDatabase database) {
        Bench bench = Bench.of(database, SCHEMA);
        User boss = bench.one(bench.interflux()
                .insertGraph(
                        User.of("p4dm3", 1000, null, Profile.of("Queen", true), Profile.of("Senator", false)),
                        g -> g.with(PROFILES)));
        bench.one(bench.interflux().insert(User.of("r2", 7, boss.id())));
        return bench;
    }
}
