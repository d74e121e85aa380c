package io.interflux.examples.worldcup.model;

import static io.interflux.model.DataType.Kind.TEXT;

import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.HasOne;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody who was in the squad of a team; many have only a family name. */
@Entity
public record Player(
        @Id @Column(type = TEXT) String playerId,
        @Column(type = TEXT) @Nullable String familyName,
        @Column(type = TEXT) @Nullable String givenName,
        @Nullable LocalDate birthDate,
        @Nullable Boolean female,
        @Nullable Boolean goalKeeper,
        @Nullable Boolean defender,
        @Nullable Boolean midfielder,
        @Nullable Boolean forward,
        @Nullable Integer countTournaments,
        @Column(type = TEXT) @Nullable String listTournaments,
        @Column(type = TEXT) @Nullable String playerWikipediaLink,
        @Junction @Nullable PlayerAppearance playerAppearance,
        @HasMany(foreignKey = "playerId") @Nullable List<Goal> goals,
        @HasMany(foreignKey = "playerId") @Nullable List<Squad> squads,
        @HasOne(foreignKey = "playerId") @Nullable Squad firstSquad,
        @BelongsToMany(
                        through = Squad.class,
                        foreignKey = "playerId",
                        otherKey = {"tournamentId", "teamId"})
                @Nullable List<QualifiedTeam> qualifiedTeams,
        @BelongsToMany(
                        through = PlayerAppearance.class,
                        foreignKey = "playerId",
                        otherKey = {"tournamentId", "matchId", "teamId"})
                @Nullable List<TeamAppearance> teamAppearances) {}
