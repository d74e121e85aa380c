package io.interflux.testkit;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** One execution: it is over when the stream of its results and each result in it are. */
final class Conversation {

    private final Runnable end;
    private final AtomicInteger open = new AtomicInteger();

    Conversation(Runnable end) {
        this.end = end;
    }

    /** A part that counts as open from this call until it completes, fails or is cancelled. */
    <T> Flux<T> part(Publisher<? extends T> publisher) {
        open.incrementAndGet();
        AtomicBoolean closed = new AtomicBoolean();
        Runnable close = () -> {
            if (closed.compareAndSet(false, true) && open.decrementAndGet() == 0) {
                end.run();
            }
        };
        return Flux.<T>from(publisher).doOnTerminate(close).doOnCancel(close);
    }
}
