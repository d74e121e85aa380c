package io.interflux.examples.musicstore.model;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who buys: {@code 1, Luís Gonçalves, Embraer}, helped by a support agent. */
@Entity
public record Customer(
        @Id Long id,
        @Column(length = 40, nullable = false) String firstName,
        @Column(length = 20, nullable = false) String lastName,
        @Column(length = 80) @Nullable String company,
        @Column(length = 40) @Nullable String city,
        @Column(length = 40) @Nullable String country,
        @Column(length = 60, nullable = false) String email,
        @Nullable Long supportAgentId,
        @BelongsTo @Nullable Employee supportAgent,
        @HasMany @Nullable List<Invoice> invoices) {}
