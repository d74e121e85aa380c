package io.interflux.examples.worldcup.model;

import static io.interflux.model.DataType.Kind.TEXT;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;
import org.jspecify.annotations.Nullable;

/** That a team qualified for a tournament, and how far it came: a junction, and itself an end of the many-to-many to players. */
@Entity
public record QualifiedTeam(
        @Id @Column(type = TEXT) String tournamentId,
        @Id @Column(type = TEXT) String teamId,
        @Nullable Integer countMatches,
        @Column(type = TEXT) @Nullable String performance,
        @BelongsTo(foreignKey = "tournamentId", nullable = false) @Nullable Tournament tournament,
        @BelongsTo(foreignKey = "teamId", nullable = false) @Nullable Team team,
        @Junction @Nullable Squad squad) {}
