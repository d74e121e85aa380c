package io.interflux.examples.instagram;

import io.interflux.annotation.Entity;
import org.jspecify.annotations.Nullable;

/**
 * The junction: that one user follows another, once at most. Both keys together are its primary key.
 *
 * @param userId of the user who is followed
 * @param followerId of the user who follows
 */
@Entity(table = "user_followers")
public record Follow(@Nullable Long userId, @Nullable Long followerId) {

    /** That {@code follower} follows {@code user}, both stored; not stored yet. */
    static Follow of(User follower, User user) {
        return new Follow(user.id(), follower.id());
    }
}
