package io.interflux.examples.service.tpch;

import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A line of an order, as TPC-H has it.
 *
 * @param scale thousandths of TPC-H's scale factor 1, which has some 6,000,000 lines; each scale has rows of its own
 */
@Entity
public record OrderLine(
        @Id int scale,
        @Id long orderKey,
        @Id int lineNumber,
        long partKey,
        long supplierKey,
        int quantity,
        @Column(precision = 15, scale = 2, nullable = false) BigDecimal extendedPrice,
        @Column(precision = 15, scale = 2, nullable = false) BigDecimal discount,
        @Column(precision = 15, scale = 2, nullable = false) BigDecimal tax,
        @Column(length = 1, nullable = false) String returnFlag,
        @Column(length = 1, nullable = false) String lineStatus,
        @Column(nullable = false) LocalDate shipDate,
        @Column(nullable = false) LocalDate commitDate,
        @Column(nullable = false) LocalDate receiptDate,
        @Column(length = 25, nullable = false) String shipInstructions,
        @Column(length = 10, nullable = false) String shipMode,
        @Column(length = 44, nullable = false) String comment) {}
