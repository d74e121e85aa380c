package io.interflux.examples.championship;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A team's part in a game: the junction of games and teams, and itself one end of the many-to-many to players.
 *
 * @param id made by the database
 * @param gameId of the game
 * @param teamId of the team
 * @param team that plays
 * @param players who play for the team in this game
 */
@Entity
public record GameTeam(
        @Id @Generated @Nullable Long id,
        @Nullable Long gameId,
        @Nullable Long teamId,
        @BelongsTo @Nullable Team team,
        @BelongsToMany(through = PlayerGameTeam.class) @Nullable List<Player> players) {

    /** A team's part in a game, both stored, that is not stored yet. */
    static GameTeam of(Game game, Team team) {
        return new GameTeam(null, game.id(), team.id(), null, null);
    }
}
