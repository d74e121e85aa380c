package io.interflux.examples.worldcup.model;

import static io.interflux.model.DataType.Kind.TEXT;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import org.jspecify.annotations.Nullable;

/** A place of a tournament, and the team that came there. */
@Entity
public record TournamentStanding(
        @Id @Column(type = TEXT) String tournamentId,
        @Id Integer position,
        @Column(type = TEXT) String teamId,
        @BelongsTo(foreignKey = "tournamentId", nullable = false) @Nullable Tournament tournament,
        @BelongsTo(foreignKey = "teamId", nullable = false) @Nullable Team team) {}
