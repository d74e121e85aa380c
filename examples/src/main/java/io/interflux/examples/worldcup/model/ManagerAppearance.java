package io.interflux.examples.worldcup.model;

import static io.interflux.model.DataType.Kind.TEXT;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import org.jspecify.annotations.Nullable;

/** That a manager managed a team in a match. */
@Entity
public record ManagerAppearance(
        @Id @Column(type = TEXT) String tournamentId,
        @Id @Column(type = TEXT) String matchId,
        @Id @Column(type = TEXT) String teamId,
        @Nullable Boolean homeTeam,
        @Nullable Boolean awayTeam,
        @Id @Column(type = TEXT) String managerId,
        @BelongsTo(foreignKey = "tournamentId", nullable = false) @Nullable Tournament tournament,
        @BelongsTo(foreignKey = "matchId", nullable = false) @Nullable Match match,
        @BelongsTo(foreignKey = "teamId", nullable = false) @Nullable Team team,
        @BelongsTo(foreignKey = "managerId", nullable = false) @Nullable Manager manager) {}
