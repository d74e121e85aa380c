package io.interflux.examples.musicstore.model;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A song, or an episode of a show: {@code 1, For Those About To Rock (We Salute You)}.
 *
 * @param line the line of the invoice through which it was reached
 */
@Entity
public record Track(
        @Id Long id,
        @Column(length = 200, nullable = false) String name,
        @Nullable Long albumId,
        @Column(nullable = false) Long mediaTypeId,
        @Nullable Long genreId,
        @Column(length = 220) @Nullable String composer,
        int milliseconds,
        @Nullable Integer bytes,
        @Column(precision = 10, scale = 2, nullable = false) BigDecimal unitPrice,
        @BelongsTo @Nullable Album album,
        @BelongsTo @Nullable MediaType mediaType,
        @BelongsTo @Nullable Genre genre,
        @BelongsToMany(through = PlaylistTrack.class) @Nullable List<Playlist> playlists,
        @Junction @Nullable InvoiceLine line) {}
