package io.interflux.examples.worldcup.model;

import static io.interflux.model.DataType.Kind.TEXT;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import org.jspecify.annotations.Nullable;

/** A card that a player was shown. */
@Entity
public record Booking(
        @Id @Column(type = TEXT) String bookingId,
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
        @Nullable Boolean yellowCard,
        @Nullable Boolean redCard,
        @Nullable Boolean secondYellowCard,
        @Nullable Boolean sendingOff,
        @BelongsTo(foreignKey = "tournamentId", nullable = false) @Nullable Tournament tournament,
        @BelongsTo(foreignKey = "matchId", nullable = false) @Nullable Match match,
        @BelongsTo(foreignKey = "teamId", nullable = false) @Nullable Team team,
        @BelongsTo(foreignKey = "playerId", nullable = false) @Nullable Player player) {}
