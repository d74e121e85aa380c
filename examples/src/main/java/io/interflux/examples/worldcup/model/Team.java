package io.interflux.examples.worldcup.model;

import static io.interflux.model.DataType.Kind.TEXT;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;
import org.jspecify.annotations.Nullable;

/** A national team: {@code T-03, Argentina, ARG}. */
@Entity
public record Team(
        @Id @Column(type = TEXT) String teamId,
        @Column(type = TEXT) @Nullable String teamName,
        @Column(type = TEXT) @Nullable String teamCode,
        @Nullable Boolean mensTeam,
        @Nullable Boolean womensTeam,
        @Column(type = TEXT) @Nullable String federationName,
        @Column(type = TEXT) @Nullable String regionName,
        @Column(type = TEXT) String confederationId,
        @Column(type = TEXT) @Nullable String mensTeamWikipediaLink,
        @Column(type = TEXT) @Nullable String womensTeamWikipediaLink,
        @Column(type = TEXT) @Nullable String federationWikipediaLink,
        @BelongsTo(foreignKey = "confederationId", nullable = false) @Nullable Confederation confederation,
        @Junction @Nullable TeamAppearance teamAppearance) {}
