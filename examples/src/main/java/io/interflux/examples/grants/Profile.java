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
 * What users are: Queen, Senator, Jedi.
 *
 * @param id made by the database
 * @param name of the profile
 * @param grant through which the profile was reached from a user
 * @param users to whom it was granted
 * @param grants to the users
 */
@Entity
public record Profile(
        @Id @Generated @Nullable Long id,
        String name,
        @Junction @Nullable Grant grant,
        @BelongsToMany(through = Grant.class) @Nullable List<User> users,
        @HasMany @Nullable List<Grant> grants) {

    /** A profile that is not stored yet. */
    static Profile named(String name) {
        return new Profile(null, name, null, null, null);
    }
}
