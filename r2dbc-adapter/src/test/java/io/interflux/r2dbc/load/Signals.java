package io.interflux.r2dbc.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Everything that a subscriber was told, counted without the help of a library that would hide a second end. */
final class Signals<T> implements Subscriber<T> {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofMillis(5);

    private final AtomicLong elements = new AtomicLong();
    private final AtomicInteger afterwards = new AtomicInteger();
    private final AtomicInteger completions = new AtomicInteger();
    private final List<Throwable> errors = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    private Signals() {}

    /** Everything that comes, with unbounded demand, until it ends, and what comes in the moment after. */
    static <T> Signals<T> of(Publisher<T> publisher) {
        Signals<T> signals = new Signals<>();
        publisher.subscribe(signals);
        signals.await();
        return signals;
    }

    private void await() {
        try {
            assertThat(over.await(LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .as("ends")
                    .isTrue();
            Thread.sleep(GRACE.toMillis());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(T element) {
        if (over.getCount() == 0) {
            afterwards.incrementAndGet();
        } else {
            elements.incrementAndGet();
        }
    }

    @Override
    public void onError(Throwable error) {
        errors.add(error);
        over.countDown();
    }

    @Override
    public void onComplete() {
        completions.incrementAndGet();
        over.countDown();
    }

    /** How many elements there were. */
    long count() {
        return elements.get();
    }

    /** Whether it completed, once, and nothing else happened. */
    boolean completed() {
        assertOneEnd();
        return errors.isEmpty();
    }

    /** The error, which is the only end. */
    Throwable error() {
        assertOneEnd();
        assertThat(errors).as("an error").hasSize(1);
        return errors.get(0);
    }

    private void assertOneEnd() {
        assertThat(errors.size() + completions.get())
                .as("ends: completed %s times, errors %s", completions, errors)
                .isEqualTo(1);
        assertThat(afterwards).as("elements after the end").hasValue(0);
    }
}
