package io.interflux.examples.worldcup.model;

import static io.interflux.model.DataType.Kind.TEXT;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import org.jspecify.annotations.Nullable;

/** That a player was in the squad of a qualified team, with shirt and position: the junction of the two. */
@Entity
public record Squad(
        @Id @Column(type = TEXT) String tournamentId,
        @Id @Column(type = TEXT) String teamId,
        @Id @Column(type = TEXT) String playerId,
        @Nullable Integer shirtNumber,
        @Column(type = TEXT) @Nullable String positionName,
        @Column(type = TEXT) @Nullable String positionCode,
        @BelongsTo(foreignKey = "tournamentId", nullable = false) @Nullable Tournament tournament,
        @BelongsTo(foreignKey = "teamId", nullable = false) @Nullable Team team,
        @BelongsTo(foreignKey = "playerId", nullable = false) @Nullable Player player) {}
