package io.interflux.examples.championship;

import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A game of some teams.
 *
 * @param id made by the database
 * @param name for the audience
 * @param teams that play it
 * @param gameTeams each team's part in it, which knows the players too
 */
@Entity
public record Game(
        @Id @Generated @Nullable Long id,
        String name,
        @BelongsToMany(through = GameTeam.class) @Nullable List<Team> teams,
        @HasMany @Nullable List<GameTeam> gameTeams) {

    /** A game that is not stored yet. */
    static Game named(String name) {
        return new Game(null, name, null, null);
    }
}
