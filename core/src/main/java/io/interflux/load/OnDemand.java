package io.interflux.load;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Work that begins with the first demand, not with subscription. */
final class OnDemand {

    private OnDemand() {}

    /**
     * Subscribes to what the supplier gives when there is demand for the first time. {@code hide()} is needed: a scalar source would be
     * mapped at subscription, and with a prefetch of 0 the mapper is called for demand only.
     */
    static <T> Flux<T> once(Supplier<? extends Publisher<T>> work) {
        return Flux.just(Boolean.TRUE).hide().concatMap(demanded -> work.get(), 0);
    }

    /**
     * Does the work again and again, each time with new demand, until {@code done}. {@code repeat} hands over only demand that is left: a
     * window that was used up to its last row starts no next one.
     */
    static <T> Flux<T> repeatedly(Supplier<? extends Publisher<T>> work, BooleanSupplier done) {
        return once(work).repeat(() -> !done.getAsBoolean());
    }
}
