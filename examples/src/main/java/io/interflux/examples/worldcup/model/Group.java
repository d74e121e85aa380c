package io.interflux.examples.worldcup.model;

import static io.interflux.model.DataType.Kind.TEXT;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import org.jspecify.annotations.Nullable;

/** A group of a stage: {@code WC-1930, 1, Group 1}. */
@Entity
public record Group(
        @Id @Column(type = TEXT) String tournamentId,
        @Id Integer stageNumber,
        @Column(type = TEXT) @Nullable String stageName,
        @Id @Column(type = TEXT) String groupName,
        @Nullable Integer countTeams,
        @BelongsTo(foreignKey = "tournamentId", nullable = false) @Nullable Tournament tournament) {}
