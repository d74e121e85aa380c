package io.interflux.examples.musicstore.model;

import io.interflux.query.ComparableHandle;
import io.interflux.query.ModelHandle;

/** Handles of {@link InvoiceLine}. */
public final class InvoiceLine_ {

    /** The table. */
    public static final ModelHandle<InvoiceLine> model = ModelHandle.of(InvoiceLine.class);

    /** The key. */
    public static final ComparableHandle<InvoiceLine, Long> id = model.attribute("id", Long.class);

    private InvoiceLine_() {}
}
