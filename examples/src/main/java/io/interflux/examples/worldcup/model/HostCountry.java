package io.interflux.examples.worldcup.model;

import static io.interflux.model.DataType.Kind.TEXT;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import org.jspecify.annotations.Nullable;

/** That a team was the host of a tournament, and how far it came. */
@Entity
public record HostCountry(
        @Id @Column(type = TEXT) String tournamentId,
        @Id @Column(type = TEXT) String teamId,
        @Column(type = TEXT) @Nullable String performance,
        @BelongsTo(foreignKey = "tournamentId", nullable = false) @Nullable Tournament tournament,
        @BelongsTo(foreignKey = "teamId", nullable = false) @Nullable Team team) {}
