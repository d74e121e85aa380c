package io.interflux.examples.musicstore.report;

import static io.interflux.examples.musicstore.report.Loaded.loaded;

import io.interflux.examples.musicstore.model.Customer;
import io.interflux.examples.musicstore.model.Customer_;
import io.interflux.examples.musicstore.model.Invoice;
import io.interflux.examples.musicstore.model.InvoiceLine;
import io.interflux.examples.musicstore.model.InvoiceLine_;
import io.interflux.examples.musicstore.model.Invoice_;
import io.interflux.examples.musicstore.model.Track;
import io.interflux.query.Select;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** A many-to-many whose junction has a key of its own and carries payload: price and quantity come with each track. */
final class CustomersReport implements Report<Customer> {

    private static final Select<Customer> SELECT = Select.from(Customer_.model)
            .include(
                    Customer_.invoices,
                    invoice -> invoice.include(
                            Invoice_.tracks,
                            track -> track.orderBy(
                                    Invoice_.tracks.junction(InvoiceLine_.id).asc())))
            .orderBy(Customer_.lastName.asc(), Customer_.firstName.asc());

    @Override
    public String name() {
        return "customers";
    }

    @Override
    public String description() {
        return "customers with their invoices, lines and tracks";
    }

    @Override
    public Select<Customer> select() {
        return SELECT;
    }

    @Override
    public void write(Customer customer, TextBlock text) {
        List<Invoice> invoices = loaded(customer.invoices());
        BigDecimal spent = invoices.stream().map(CustomersReport::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        text.line(TextBlock.person(customer.firstName(), customer.lastName(), customer.country()) + " ("
                + TextBlock.count(invoices.size(), "invoice") + ", " + spent + ")");
        for (Invoice invoice : invoices) {
            text.line(1, invoice.date() + "  invoice " + invoice.id() + ", " + total(invoice));
            text.table(2, lines(invoice));
        }
    }

    private static Table lines(Invoice invoice) {
        Table table = Table.of(">><");
        for (Track track : loaded(invoice.tracks())) {
            InvoiceLine line = line(track);
            table.row(line.quantity() + " x", line.unitPrice().toString(), track.name());
        }
        return table;
    }

    private static BigDecimal total(Invoice invoice) {
        return loaded(invoice.tracks()).stream()
                .map(CustomersReport::line)
                .map(line -> line.unitPrice().multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static InvoiceLine line(Track track) {
        return Objects.requireNonNull(track.line(), "a track reached through an invoice has its line");
    }
}
