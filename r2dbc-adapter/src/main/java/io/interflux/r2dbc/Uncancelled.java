package io.interflux.r2dbc;

import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Keeps a cancellation from reaching the source, so that what it gives still arrives. A pool that is told of a cancellation in the moment in
 * which it gives a connection may do both, give it and take it back (r2dbc-pool 1.0.2): then two users share one connection, and the end of
 * the one's transaction is the end of the other's; and r2dbc-h2 drops one that is being opened without closing it. A connection that nobody waits for any more is released by {@code usingWhen} when it
 * comes.
 *
 * <p>Demand is not left to the subscriber either: one that cancels before it asks would never ask, while a driver connects as soon as it is
 * subscribed to and would keep the connection for ever.
 */
final class Uncancelled<T> implements CoreSubscriber<T>, Subscription {

    private final CoreSubscriber<? super T> actual;

    private Uncancelled(CoreSubscriber<? super T> actual) {
        this.actual = actual;
    }

    static <T> Mono<T> of(Mono<T> source) {
        return source.transform(Operators.<T, T>lift((scannable, actual) -> new Uncancelled<>(actual)));
    }

    @Override
    public Context currentContext() {
        return actual.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        actual.onSubscribe(this);
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(T element) {
        actual.onNext(element);
    }

    @Override
    public void onError(Throwable error) {
        actual.onError(error);
    }

    @Override
    public void onComplete() {
        actual.onComplete();
    }

    @Override
    public void request(long elements) {
        // asked for at once; see above
    }

    @Override
    public void cancel() {
        // the source goes on; see above
    }
}
