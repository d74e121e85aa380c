package io.interflux.examples.championship;

import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import org.jspecify.annotations.Nullable;

/**
 * A team.
 *
 * @param id made by the database
 * @param name for the audience
 */
@Entity
public record Team(@Id @Generated @Nullable Long id, String name) {

    /** A team that is not stored yet. */
    static Team named(String name) {
        return new Team(null, name);
    }
}
