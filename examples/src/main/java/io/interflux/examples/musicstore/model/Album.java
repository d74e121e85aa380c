package io.interflux.examples.musicstore.model;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tracks by one artist: {@code 1, For Those About To Rock We Salute You, 1}. */
@Entity
public record Album(
        @Id Long id,
        @Column(length = 160, nullable = false) String title,
        @Column(nullable = false) Long artistId,
        @BelongsTo @Nullable Artist artist,
        @HasMany @Nullable List<Track> tracks) {}
