package io.interflux.examples.worldcup.model;

import static io.interflux.model.DataType.Kind.TEXT;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A match of two teams: {@code M-2022-64, Argentina vs France}, 3–3. Date and time are texts, as in the file. */
@Entity
public record Match(
        @Column(type = TEXT) String tournamentId,
        @Id @Column(type = TEXT) String matchId,
        @Column(type = TEXT) @Nullable String matchName,
        @Column(type = TEXT) @Nullable String stageName,
        @Column(type = TEXT) @Nullable String groupName,
        @Nullable Boolean groupStage,
        @Nullable Boolean knockoutStage,
        @Nullable Boolean replayed,
        @Nullable Boolean replay,
        @Column(type = TEXT) @Nullable String matchDate,
        @Column(type = TEXT) @Nullable String matchTime,
        @Column(type = TEXT) String stadiumId,
        @Column(type = TEXT) String homeTeamId,
        @Column(type = TEXT) String awayTeamId,
        @Column(type = TEXT) @Nullable String score,
        @Nullable Integer homeTeamScore,
        @Nullable Integer awayTeamScore,
        @Nullable Integer homeTeamScoreMargin,
        @Nullable Integer awayTeamScoreMargin,
        @Nullable Boolean extraTime,
        @Nullable Boolean penaltyShootout,
        @Column(type = TEXT) @Nullable String scorePenalties,
        @Nullable Integer homeTeamScorePenalties,
        @Nullable Integer awayTeamScorePenalties,
        @Column(type = TEXT) @Nullable String result,
        @Nullable Boolean homeTeamWin,
        @Nullable Boolean awayTeamWin,
        @Nullable Boolean draw,
        @BelongsTo(foreignKey = "tournamentId", nullable = false) @Nullable Tournament tournament,
        @BelongsTo(foreignKey = "stadiumId", nullable = false) @Nullable Stadium stadium,
        @BelongsTo(foreignKey = "homeTeamId", nullable = false) @Nullable Team homeTeam,
        @BelongsTo(foreignKey = "awayTeamId", nullable = false) @Nullable Team awayTeam,
        @HasMany(foreignKey = "matchId") @Nullable List<TeamAppearance> teamAppearances,
        @BelongsToMany(through = TeamAppearance.class, foreignKey = "matchId", otherKey = "teamId") @Nullable List<Team> teams) {}
