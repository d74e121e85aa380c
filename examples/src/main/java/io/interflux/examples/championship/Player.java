package io.interflux.examples.championship;

import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import org.jspecify.annotations.Nullable;

/**
 * A player, who may change teams between games.
 *
 * @param id made by the database
 * @param username as other players see it
 */
@Entity
public record Player(@Id @Generated @Nullable Long id, String username) {

    /** A player that is not stored yet. */
    static Player named(String username) {
        return new Player(null, username);
    }
}
