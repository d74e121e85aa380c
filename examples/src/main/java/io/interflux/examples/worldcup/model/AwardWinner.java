package io.interflux.examples.worldcup.model;

import static io.interflux.model.DataType.Kind.TEXT;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import org.jspecify.annotations.Nullable;

/** That a player won an award at a tournament, alone or shared. */
@Entity
public record AwardWinner(
        @Id @Column(type = TEXT) String tournamentId,
        @Id @Column(type = TEXT) String awardId,
        @Nullable Boolean shared,
        @Id @Column(type = TEXT) String playerId,
        @Column(type = TEXT) String teamId,
        @BelongsTo(foreignKey = "tournamentId", nullable = false) @Nullable Tournament tournament,
        @BelongsTo(foreignKey = "awardId", nullable = false) @Nullable Award award,
        @BelongsTo(foreignKey = "playerId", nullable = false) @Nullable Player player,
        @BelongsTo(foreignKey = "teamId", nullable = false) @Nullable Team team) {}
