package io.interflux.examples.worldcup.model;

import static io.interflux.model.DataType.Kind.TEXT;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import org.jspecify.annotations.Nullable;

/** That a player played for a team in a match, with shirt and position: the junction of the two. Recorded from 1970 on. */
@Entity
public record PlayerAppearance(
        @Id @Column(type = TEXT) String tournamentId,
        @Id @Column(type = TEXT) String matchId,
        @Id @Column(type = TEXT) String teamId,
        @Nullable Boolean homeTeam,
        @Nullable Boolean awayTeam,
        @Id @Column(type = TEXT) String playerId,
        @Nullable Integer shirtNumber,
        @Column(type = TEXT) @Nullable String positionName,
        @Column(type = TEXT) @Nullable String positionCode,
        @Nullable Boolean starter,
        @Nullable Boolean substitute,
        @BelongsTo(foreignKey = "tournamentId", nullable = false) @Nullable Tournament tournament,
        @BelongsTo(foreignKey = "matchId", nullable = false) @Nullable Match match,
        @BelongsTo(foreignKey = "teamId", nullable = false) @Nullable Team team,
        @BelongsTo(foreignKey = "playerId", nullable = false) @Nullable Player player) {}
