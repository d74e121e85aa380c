package io.interflux.examples.worldcup.model;

import static io.interflux.model.DataType.Kind.TEXT;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import org.jspecify.annotations.Nullable;

/** That a referee was appointed for a tournament. */
@Entity
public record RefereeAppointment(
        @Id @Column(type = TEXT) String tournamentId,
        @Id @Column(type = TEXT) String refereeId,
        @BelongsTo(foreignKey = "tournamentId", nullable = false) @Nullable Tournament tournament,
        @BelongsTo(foreignKey = "refereeId", nullable = false) @Nullable Referee referee) {}
