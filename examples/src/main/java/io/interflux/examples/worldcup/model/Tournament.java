package io.interflux.examples.worldcup.model;

import static io.interflux.model.DataType.Kind.TEXT;

import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One World Cup: {@code WC-1930, 1930 FIFA Men's World Cup}, in Uruguay. */
@Entity
public record Tournament(
        @Id @Column(type = TEXT) String tournamentId,
        @Column(type = TEXT) @Nullable String tournamentName,
        @Nullable Integer year,
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate,
        @Column(type = TEXT) @Nullable String hostCountry,
        @Column(type = TEXT) @Nullable String winner,
        @Nullable Boolean hostWon,
        @Nullable Integer countTeams,
        @Nullable Boolean groupStage,
        @Nullable Boolean secondGroupStage,
        @Nullable Boolean finalRound,
        @Column(name = "round_of_16") @Nullable Boolean roundOf16,
        @Nullable Boolean quarterFinals,
        @Nullable Boolean semiFinals,
        @Nullable Boolean thirdPlaceMatch,
        @Column(name = "final") @Nullable Boolean finalMatch,
        @HasMany(foreignKey = "tournamentId") @Nullable List<Match> matches,
        @BelongsToMany(through = QualifiedTeam.class, foreignKey = "tournamentId", otherKey = "teamId") @Nullable List<Team> teams) {}
