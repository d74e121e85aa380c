package io.interflux.examples.medium;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article.
 *
 * @param id made by the database
 * @param title of the article
 * @param authorId of the author, null if unknown
 * @param author who wrote it
 * @param readers who have it in their reading lists
 */
@Entity(table = "medium_articles")
public record Article(
        @Id @Generated @Nullable Long id,
        String title,
        @Nullable Long authorId,
        @BelongsTo @Nullable User author,
        @BelongsToMany(through = ReadingListEntry.class, inverseAs = "readingList") @Nullable List<User> readers) {

    /** An article that is not stored yet. */
    static Article by(@Nullable User author, String title) {
        return new Article(null, title, author == null ? null : author.id(), null, null);
    }
}
