package io.interflux.examples.musicstore.model;

import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tracks in any number, none included: {@code 1, Music} has 3,290. */
@Entity
public record Playlist(
        @Id Long id,
        @Column(length = 120) @Nullable String name,
        @BelongsToMany(through = PlaylistTrack.class) @Nullable List<Track> tracks) {}
