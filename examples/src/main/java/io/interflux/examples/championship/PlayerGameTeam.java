package io.interflux.examples.championship;

import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import org.jspecify.annotations.Nullable;

/**
 * That a player plays for a team in a game.
 *
 * @param id made by the database
 * @param playerId of the player
 * @param gameTeamId of the team's part in the game
 */
@Entity
public record PlayerGameTeam(@Id @Generated @Nullable Long id, @Nullable Long playerId, @Nullable Long gameTeamId) {

    /** A player's part in a game, both stored, that is not stored yet. */
    static PlayerGameTeam of(Player player, GameTeam gameTeam) {
        return new PlayerGameTeam(null, player.id(), gameTeam.id());
    }
}
