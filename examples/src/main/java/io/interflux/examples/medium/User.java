package io.interflux.examples.medium;

import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who writes and reads.
 *
 * @param id made by the database
 * @param username for other users
 * @param email for us
 * @param articles that the user has written
 * @param readingList articles that the user has put aside to read
 */
@Entity(table = "medium_users")
public record User(
        @Id @Generated @Nullable Long id,
        String username,
        String email,
        @HasMany(foreignKey = "authorId") @Nullable List<Article> articles,
        @BelongsToMany(through = ReadingListEntry.class, inverseAs = "readers") @Nullable List<Article> readingList) {

    /** A user that is not stored yet. */
    static User named(String username) {
        return new User(null, username, username + "@mail.com", null, null);
    }
}
