package io.interflux.examples.musicstore.model;

import io.interflux.query.ComparableHandle;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;

/** Handles of {@link Playlist}. */
public final class Playlist_ {

    /** The table. */
    public static final ModelHandle<Playlist> model = ModelHandle.of(Playlist.class);

    /** The key. */
    public static final ComparableHandle<Playlist, Long> id = model.attribute("id", Long.class);

    /** What is on it. */
    public static final ManyToManyHandle<Playlist, Track, PlaylistTrack> tracks =
            model.manyToMany("tracks", ModelHandle.of(Track.class), ModelHandle.of(PlaylistTrack.class));

    private Playlist_() {}
}
