package io.interflux.examples.worldcup.model;

import static io.interflux.model.DataType.Kind.TEXT;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** That a team played a match, and with which result: a junction, and itself an end of the many-to-many to players. */
@Entity
public record TeamAppearance(
        @Id @Column(type = TEXT) String tournamentId,
        @Id @Column(type = TEXT) String matchId,
        @Id @Column(type = TEXT) String teamId,
        @Column(type = TEXT) String opponentId,
        @Nullable Boolean homeTeam,
        @Nullable Boolean awayTeam,
        @Nullable Integer goalsFor,
        @Nullable Integer goalsAgainst,
        @Nullable Integer goalDifferential,
        @Nullable Boolean extraTime,
        @Nullable Boolean penaltyShootout,
        @Nullable Integer penaltiesFor,
        @Nullable Integer penaltiesAgainst,
        @Column(type = TEXT) @Nullable String result,
        @Nullable Boolean win,
        @Nullable Boolean lose,
        @Nullable Boolean draw,
        @BelongsTo(foreignKey = "tournamentId", nullable = false) @Nullable Tournament tournament,
        @BelongsTo(foreignKey = "matchId", nullable = false) @Nullable Match match,
        @BelongsTo(foreignKey = "teamId", nullable = false) @Nullable Team team,
        @BelongsTo(foreignKey = "opponentId", nullable = false) @Nullable Team opponent,
        @BelongsToMany(
                        through = PlayerAppearance.class,
                        foreignKey = {"tournamentId", "matchId", "teamId"},
                        otherKey = "playerId")
                @Nullable List<Player> players) {}
