package io.interflux.examples.musicstore.model;

import io.interflux.query.ModelHandle;
import io.interflux.query.TextHandle;
import io.interflux.query.ToManyHandle;

/** Handles of {@link Customer}. */
public final class Customer_ {

    /** The table. */
    public static final ModelHandle<Customer> model = ModelHandle.of(Customer.class);

    /** The family name. */
    public static final TextHandle<Customer> lastName = model.text("lastName");

    /** The given name. */
    public static final TextHandle<Customer> firstName = model.text("firstName");

    /** What the customer bought. */
    public static final ToManyHandle<Customer, Invoice> invoices =
            model.toMany("invoices", ModelHandle.of(Invoice.class));

    private Customer_() {}
}
