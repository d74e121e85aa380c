package io.interflux.benchmarks.contender;

import io.interflux.benchmarks.graph.Parent;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Windows of parents in the order of their keys, each read when the one before is used up.
 *
 * @param <P> the parents
 */
public final class KeyWindows<P extends Parent> {

    /** Parents of a window. */
    public static final int SIZE = 1000;

    private final LongFunction<Mono<List<P>>> read;
    private final ToLongFunction<P> key;
    private long last;
    private boolean more = true;

    private KeyWindows(LongFunction<Mono<List<P>>> read, ToLongFunction<P> key) {
        this.read = read;
        this.key = key;
    }

    /**
     * The parents of all windows.
     *
     * @param read the window of at most {@link #SIZE} parents after a key, in the order of their keys
     * @param key of a parent, above 0
     */
    public static <P extends Parent> Flux<P> parents(LongFunction<Mono<List<P>>> read, ToLongFunction<P> key) {
        return Flux.defer(() -> new KeyWindows<>(read, key).all());
    }

    private Flux<P> all() {
        return Mono.defer(() -> read.apply(last))
                .map(this::note)
                .repeat(() -> more)
                .concatMapIterable(window -> window, 1);
    }

    private List<P> note(List<P> window) {
        more = window.size() == SIZE;
        last = window.isEmpty() ? last : key.applyAsLong(window.get(window.size() - 1));
        return window;
    }
}
