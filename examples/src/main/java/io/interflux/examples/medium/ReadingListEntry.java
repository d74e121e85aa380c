package io.interflux.examples.medium;

import io.interflux.annotation.Entity;
import org.jspecify.annotations.Nullable;

/**
 * The junction: that an article is in a user's reading list, once at most. Both keys together are its primary key.
 *
 * @param userId of the user
 * @param articleId of the article
 */
@Entity(table = "user_reading_list")
public record ReadingListEntry(@Nullable Long userId, @Nullable Long articleId) {

    /** An entry of the reading list of a user for an article, both stored, that is not stored yet. */
    static ReadingListEntry of(User user, Article article) {
        return new ReadingListEntry(user.id(), article.id());
    }
}
