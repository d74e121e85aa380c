package io.interflux.examples.worldcup.model;

import static io.interflux.model.DataType.Kind.TEXT;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import org.jspecify.annotations.Nullable;

/** That a manager was appointed for a team of a tournament. */
@Entity
public record ManagerAppointment(
        @Id @Column(type = TEXT) String tournamentId,
        @Id @Column(type = TEXT) String teamId,
        @Id @Column(type = TEXT) String managerId,
        @BelongsTo(foreignKey = "tournamentId", nullable = false) @Nullable Tournament tournament,
        @BelongsTo(foreignKey = "teamId", nullable = false) @Nullable Team team,
        @BelongsTo(foreignKey = "managerId", nullable = false) @Nullable Manager manager) {}
