package io.interflux.examples.musicstore.model;

import io.interflux.model.Schema;

/** All tables of the music store. */
public final class MusicStoreSchema {

    /** Read once from the records. */
    public static final Schema SCHEMA = Schema.of(
            Artist.class,
            Album.class,
            Genre.class,
            MediaType.class,
            Track.class,
            Playlist.class,
            PlaylistTrack.class,
            Employee.class,
            Customer.class,
            Invoice.class,
            InvoiceLine.class);

    private MusicStoreSchema() {}
}
