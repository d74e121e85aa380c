package io.interflux.examples.musicstore.model;

import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import java.math.BigDecimal;

/** A track on an invoice, with the price it was sold at; a junction with a key of its own. */
@Entity
public record InvoiceLine(
        @Id Long id,
        @Column(nullable = false) Long invoiceId,
        @Column(nullable = false) Long trackId,
        @Column(precision = 10, scale = 2, nullable = false) BigDecimal unitPrice,
        int quantity) {}
