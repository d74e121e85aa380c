package io.interflux.examples.instagram;

import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who follows others. Both lists go through the same junction; what is the one's key is the other's other key.
 *
 * @param id made by the database
 * @param username for other users
 * @param followers who follow this user
 * @param following whom this user follows
 */
@Entity
public record User(
        @Id @Generated @Nullable Long id,
        String username,
        @BelongsToMany(through = Follow.class, foreignKey = "userId", otherKey = "followerId", inverseAs = "following")
                @Nullable List<User> followers,
        @BelongsToMany(through = Follow.class, foreignKey = "followerId", otherKey = "userId", inverseAs = "followers")
                @Nullable List<User> following) {

    /** A user that is not stored yet. */
    static User named(String username) {
        return new User(null, username, null, null);
    }
}
