package io.interflux.examples.musicstore.model;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a customer bought at once: {@code 98} of 2010-03-11 over 3.98. */
@Entity
public record Invoice(
        @Id Long id,
        @Column(nullable = false) Long customerId,
        @Column(nullable = false) LocalDate date,
        @Column(precision = 10, scale = 2, nullable = false) BigDecimal total,
        @BelongsTo @Nullable Customer customer,
        @BelongsToMany(through = InvoiceLine.class) @Nullable List<Track> tracks) {}
