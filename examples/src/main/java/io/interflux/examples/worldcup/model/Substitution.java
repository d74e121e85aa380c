package io.interflux.examples.worldcup.model;

import static io.interflux.model.DataType.Kind.TEXT;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import org.jspecify.annotations.Nullable;

/** A player who went off or came on. */
@Entity
public record Substitution(
        @Id @Column(type = TEXT) String substitutionId,
        @Column(type = TEXT) String tournamentId,
        @Column(type = TEXT) String matchId,
        @Column(type = TEXT) String teamId,
        @Nullable Boolean homeTeam,
        @Nullable Boolean awayTeam,
        @Column(type = TEXT) String playerId,
        @Nullable Integer shirtNumber,
        @Column(type = TEXT) @Nullable String minuteLabel,
        @Nullable Integer minuteRegulation,
        @Nullable Integer minuteStoppage,
        @Column(type = TEXT) @Nullable String matchPeriod,
        @Nullable Boolean goingOff,
        @Nullable Boolean comingOn,
        @BelongsTo(foreignKey = "tournamentId", nullable = false) @Nullable Tournament tournament,
        @BelongsTo(foreignKey = "matchId", nullable = false) @Nullable Match match,
        @BelongsTo(foreignKey = "teamId", nullable = false) @Nullable Team team,
        @BelongsTo(foreignKey = "playerId", nullable = false) @Nullable Player player) {}
