package io.interflux.examples.musicstore.model;

import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;

/** Handles of {@link Invoice}. */
public final class Invoice_ {

    /** The table. */
    public static final ModelHandle<Invoice> model = ModelHandle.of(Invoice.class);

    /** What was bought, each with its line. */
    public static final ManyToManyHandle<Invoice, Track, InvoiceLine> tracks =
            model.manyToMany("tracks", ModelHandle.of(Track.class), ModelHandle.of(InvoiceLine.class));

    private Invoice_() {}
}
