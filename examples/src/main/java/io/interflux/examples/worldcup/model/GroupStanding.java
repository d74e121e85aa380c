package io.interflux.examples.worldcup.model;

import static io.interflux.model.DataType.Kind.TEXT;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import org.jspecify.annotations.Nullable;

/** The place of a team in its group when all was played. */
@Entity
public record GroupStanding(
        @Id @Column(type = TEXT) String tournamentId,
        @Id Integer stageNumber,
        @Column(type = TEXT) @Nullable String stageName,
        @Id @Column(type = TEXT) String groupName,
        @Id Integer position,
        @Column(type = TEXT) String teamId,
        @Nullable Integer played,
        @Nullable Integer wins,
        @Nullable Integer draws,
        @Nullable Integer losses,
        @Nullable Integer goalsFor,
        @Nullable Integer goalsAgainst,
        @Nullable Integer goalDifference,
        @Nullable Integer points,
        @Nullable Boolean advanced,
        @BelongsTo(foreignKey = "tournamentId", nullable = false) @Nullable Tournament tournament,
        @BelongsTo(foreignKey = "teamId", nullable = false) @Nullable Team team) {}
