package io.interflux.examples.musicstore.model;

import io.interflux.query.ModelHandle;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;

/** Handles of {@link Album}. */
public final class Album_ {

    /** The table. */
    public static final ModelHandle<Album> model = ModelHandle.of(Album.class);

    /** Who made it. */
    public static final ToOneHandle<Album, Artist> artist = model.toOne("artist", ModelHandle.of(Artist.class));

    /** What is on it. */
    public static final ToManyHandle<Album, Track> tracks = model.toMany("tracks", ModelHandle.of(Track.class));

    private Album_() {}
}
