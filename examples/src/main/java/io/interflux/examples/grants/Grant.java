package io.interflux.examples.grants;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import org.jspecify.annotations.Nullable;

/**
 * The junction: that a user has a profile, with a key of its own and something to say. A key is null where it was not asked for, and then
 * absent from JSON.
 *
 * @param id made by the database
 * @param selfGranted whether the user did it; null if nobody knows
 * @param userId of the user
 * @param profileId of the profile
 * @param user to whom the profile was granted
 * @param profile that was granted
 */
@Entity
public record Grant(
        @Id @Generated @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long id,
        @Nullable Boolean selfGranted,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long userId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long profileId,
        @BelongsTo @Nullable User user,
        @BelongsTo @Nullable Profile profile) {

    /** A grant of a profile to a user, both stored, that is not stored yet. */
    static Grant of(User user, Profile profile, @Nullable Boolean selfGranted) {
        return new Grant(null, selfGranted, user.id(), profile.id(), null, null);
    }
}
