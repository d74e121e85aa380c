package io.interflux.examples.musicstore.model;

import io.interflux.query.ModelHandle;
import io.interflux.query.TextHandle;
import io.interflux.query.ToManyHandle;

/** Handles of {@link Artist}. */
public final class Artist_ {

    /** The table. */
    public static final ModelHandle<Artist> model = ModelHandle.of(Artist.class);

    /** The artist's name. */
    public static final TextHandle<Artist> name = model.text("name");

    /** What the artist made. */
    public static final ToManyHandle<Artist, Album> albums = model.toMany("albums", ModelHandle.of(Album.class));

    private Artist_() {}
}
