package io.interflux.r2dbc;

import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Turns a cancellation into reading what is left, of which nothing is told any more. For rows that a driver holds as counted references and
 * does not release itself where nobody takes them. On the thread of the cancellation.
 */
final class ReadToTheEnd<T> implements CoreSubscriber<T>, Subscription {

    private final CoreSubscriber<? super T> actual;
    private Subscription source = Operators.emptySubscription();
    private volatile boolean cancelled;

    private ReadToTheEnd(CoreSubscriber<? super T> actual) {
        this.actual = actual;
    }

    static <T> Flux<T> of(Flux<T> source) {
        return source.transform(Operators.<T, T>lift((scannable, actual) -> new ReadToTheEnd<>(actual)));
    }

    @Override
    public Context currentContext() {
        return actual.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        source = subscription;
        actual.onSubscribe(this);
    }

    @Override
    public void onNext(T element) {
        if (cancelled) {
            Operators.onDiscard(element, currentContext());
        } else {
            actual.onNext(element);
        }
    }

    @Override
    public void onError(Throwable error) {
        if (!cancelled) {
            actual.onError(error);
        }
    }

    @Override
    public void onComplete() {
        if (!cancelled) {
            actual.onComplete();
        }
    }

    @Override
    public void request(long elements) {
        source.request(elements);
    }

    @Override
    public void cancel() {
        cancelled = true;
        source.request(Long.MAX_VALUE);
    }
}
