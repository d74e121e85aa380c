package io.interflux.examples.grants;

import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is granted profiles.
 *
 * @param id made by the database
 * @param username for other users
 * @param points null if there are none yet
 * @param grant through which the user was reached from a profile
 * @param profiles that were granted
 * @param grants of the profiles
 */
@Entity
public record User(
        @Id @Generated @Nullable Long id,
        String username,
        @Nullable Integer points,
        @Junction @Nullable Grant grant,
        @BelongsToMany(through = Grant.class) @Nullable List<Profile> profiles,
        @HasMany @Nullable List<Grant> grants) {

    /** A user that is not stored yet. */
    static User named(String username, @Nullable Integer points) {
        return new User(null, username, points, null, null, null);
    }
}
