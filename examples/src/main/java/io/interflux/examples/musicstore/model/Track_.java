package io.interflux.examples.musicstore.model;

import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.ToOneHandle;

/** Handles of {@link Track}. */
public final class Track_ {

    /** The table. */
    public static final ModelHandle<Track> model = ModelHandle.of(Track.class);

    /** Where it appeared. */
    public static final ToOneHandle<Track, Album> album = model.toOne("album", ModelHandle.of(Album.class));

    /** What it sounds like. */
    public static final ToOneHandle<Track, Genre> genre = model.toOne("genre", ModelHandle.of(Genre.class));

    /** The lists that hold it. */
    public static final ManyToManyHandle<Track, Playlist, PlaylistTrack> playlists =
            model.manyToMany("playlists", ModelHandle.of(Playlist.class), ModelHandle.of(PlaylistTrack.class));

    private Track_() {}
}
