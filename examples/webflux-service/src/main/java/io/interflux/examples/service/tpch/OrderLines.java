package io.interflux.examples.service.tpch;

import io.interflux.Interflux;
import io.interflux.query.Select;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The order lines of each scale. Those of a scale are written by one bulk load when they are first asked for, all or none. */
@Component
public final class OrderLines {

    private final Interflux interflux;
    private final Map<Scale, Mono<Void>> prepared = new ConcurrentHashMap<>();

    OrderLines(Interflux interflux) {
        this.interflux = interflux;
    }

    /** How the lines of a scale are read: by their key, which begins with the scale. */
    public static Select<OrderLine> query(Scale scale) {
        return Select.from(OrderLine_.model).where(OrderLine_.scale.eq(scale.thousandths()));
    }

    /** The lines of a scale, by order and number, as fast as they are taken. */
    public Flux<OrderLine> stream(Scale scale) {
        return prepare(scale).thenMany(interflux.find(query(scale)));
    }

    /** Completes when the lines are there. Whoever asks meanwhile waits for the same load, which goes on if one of them leaves. */
    public Mono<Void> prepare(Scale scale) {
        return Mono.defer(() -> prepared.computeIfAbsent(scale, this::writtenOnce));
    }

    private Mono<Void> writtenOnce(Scale scale) {
        return interflux
                .exists(query(scale))
                .flatMap(there -> there ? Mono.empty() : write(scale))
                .doOnError(failure -> prepared.remove(scale))
                .cache();
    }

    private Mono<Void> write(Scale scale) {
        return interflux
                .bulk(OrderLine_.model)
                .insert(OrderLineGenerator.lines(scale))
                .then();
    }
}
