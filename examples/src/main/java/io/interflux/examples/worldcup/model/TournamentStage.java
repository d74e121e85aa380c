package io.interflux.examples.worldcup.model;

import static io.interflux.model.DataType.Kind.TEXT;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A stage of a tournament: {@code WC-1930, 1, group stage}. */
@Entity
public record TournamentStage(
        @Id @Column(type = TEXT) String tournamentId,
        @Id Integer stageNumber,
        @Column(type = TEXT) @Nullable String stageName,
        @Nullable Boolean groupStage,
        @Nullable Boolean knockoutStage,
        @Nullable Boolean unbalancedGroups,
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate,
        @Nullable Integer countMatches,
        @Nullable Integer countTeams,
        @Nullable Integer countScheduled,
        @Nullable Integer countReplays,
        @Nullable Integer countPlayoffs,
        @Nullable Integer countWalkovers,
        @BelongsTo(foreignKey = "tournamentId", nullable = false) @Nullable Tournament tournament) {}
