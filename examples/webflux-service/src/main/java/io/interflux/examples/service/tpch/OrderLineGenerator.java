package io.interflux.examples.service.tpch;

import io.trino.tpch.Distributions;
import io.trino.tpch.LineItem;
import io.trino.tpch.LineItemGenerator;
import io.trino.tpch.TextPool;
import java.math.BigDecimal;
import java.time.LocalDate;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** TPC-H's generator of order lines: the same rows for the same scale each time. */
final class OrderLineGenerator {

    private static final Distributions WORDS = Distributions.getDefaultDistributions();

    /** Comments are pieces of it. The standard's has 300 MiB. */
    private static final TextPool TEXTS = new TextPool(1 << 20, WORDS);

    private OrderLineGenerator() {}

    /** The lines by their key, made as they are asked for, on a thread that may take its time. */
    static Flux<OrderLine> lines(Scale scale) {
        int thousandths = scale.thousandths();
        return Flux.fromIterable(new LineItemGenerator(scale.value(), 1, 1, WORDS, TEXTS))
                .map(line -> orderLine(thousandths, line))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static OrderLine orderLine(int scale, LineItem line) {
        return new OrderLine(
                scale,
                line.getOrderKey(),
                line.getLineNumber(),
                line.getPartKey(),
                line.getSupplierKey(),
                (int) line.getQuantity(),
                BigDecimal.valueOf(line.getExtendedPriceInCents(), 2),
                BigDecimal.valueOf(line.getDiscountPercent(), 2),
                BigDecimal.valueOf(line.getTaxPercent(), 2),
                line.getReturnFlag(),
                line.getStatus(),
                LocalDate.ofEpochDay(line.getShipDate()),
                LocalDate.ofEpochDay(line.getCommitDate()),
                LocalDate.ofEpochDay(line.getReceiptDate()),
                line.getShipInstructions(),
                line.getShipMode(),
                line.getComment());
    }
}
