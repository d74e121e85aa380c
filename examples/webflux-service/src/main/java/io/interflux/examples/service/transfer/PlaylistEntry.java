package io.interflux.examples.service.transfer;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A track on a playlist, as it is exported: {@code Music, For Those About To Rock (We Salute You)}. The two keys are what an import reads
 * of it.
 */
record PlaylistEntry(Long playlistId, Long trackId, PlaylistName playlist, TrackLine track) {

    /** What is there to be read by people. */
    static final Set<String> NAMES = Set.of("playlist", "track");

    /** Of the playlist its name. */
    record PlaylistName(@Nullable String name) {}

    /** Of the track what a list shows. */
    record TrackLine(String name, int milliseconds, @Nullable AlbumLine album) {}

    /** Of the album the title, and who made it. */
    record AlbumLine(String title, ArtistName artist) {}

    /** Of the artist the name. */
    record ArtistName(@Nullable String name) {}
}
