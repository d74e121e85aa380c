package io.interflux.r2dbc.bulk;

import static io.interflux.model.DataType.INSTANT;
import static io.interflux.model.DataType.INTEGER;
import static io.interflux.model.DataType.STRING;

import io.interflux.Interflux;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ModelHandle;
import io.interflux.r2dbc.R2dbcInterflux;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import reactor.core.publisher.Flux;

/** Loads rows in a JVM of its own, whose heap is much smaller than they are. */
final class BulkInSmallHeap {

    private static final ModelHandle<DynamicEntity> EVENT = ModelHandle.of("event");

    private BulkInSmallHeap() {}

    static Schema schema() {
        SchemaBuilder s = Schema.builder();
        s.define("event").attribute("name", STRING).attribute("number", INTEGER).attribute("at", INSTANT);
        return s.build();
    }

    /** Arguments: the URL of the database, how many rows, and {@code fail} or {@code update} for the policy. Prints what was written. */
    public static void main(String[] arguments) {
        Interflux interflux = R2dbcInterflux.create(arguments[0], schema());
        Flux<DynamicEntity> events = Flux.range(0, Integer.parseInt(arguments[1]))
                .map(i -> DynamicEntity.of(
                        "event",
                        Map.of(
                                "id",
                                (long) i,
                                "name",
                                "event number " + i,
                                "number",
                                i,
                                "at",
                                Instant.EPOCH.plusSeconds(i))));
        Long written = (arguments[2].equals("fail")
                        ? interflux.bulk(EVENT)
                        : interflux.bulk(EVENT).updateExisting())
                .insert(events)
                .block(Duration.ofMinutes(5));
        System.out.println(written + " rows written");
    }
}
