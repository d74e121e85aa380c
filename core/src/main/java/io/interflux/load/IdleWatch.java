package io.interflux.load;

import io.interflux.error.InterfluxException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Ends a load that holds a transaction of its own while its consumer asks for nothing, so that a forgotten or very slow consumer does not
 * keep a transaction open for hours. Time that the database takes does not count.
 */
final class IdleWatch {

    private final Duration limit;
    private final String remedy;
    private final long limitNanos;
    private final Scheduler clock;
    private volatile long lastDemand;
    private volatile boolean reading;

    /**
     * A watch that has not begun.
     *
     * @param remedy what the transaction is held for, and what to do without it, for the error
     */
    IdleWatch(Duration limit, String remedy) {
        this.limit = limit;
        this.remedy = remedy;
        this.limitNanos = TimeUnit.NANOSECONDS.convert(limit); // a limit beyond 292 years becomes those
        this.clock = Schedulers.parallel();
        touch();
    }

    <T> Flux<T> guard(Flux<T> rows) {
        return rows.doOnRequest(demand -> touch()).doOnNext(row -> touch()).takeUntilOther(expiry());
    }

    /**
     * Marks the time in which the database is asked. The mark is taken back before the result is handed on, not by {@code doFinally}: the
     * next window may begin within that handing on, and its mark would be taken back instead.
     */
    <T> Mono<T> reading(Mono<T> work) {
        return Mono.defer(() -> {
            reading = true;
            return work.doOnTerminate(this::answered).doOnCancel(this::answered);
        });
    }

    private void answered() {
        touch();
        reading = false;
    }

    private void touch() {
        lastDemand = clock.now(TimeUnit.NANOSECONDS);
    }

    private Publisher<?> expiry() {
        Duration period = Duration.ofNanos(limitNanos / 4).plusMillis(1);
        return Flux.interval(period, clock)
                .onBackpressureDrop()
                .filter(tick -> !reading && clock.now(TimeUnit.NANOSECONDS) - lastDemand > limitNanos)
                .next()
                .flatMap(tick -> Mono.error(new InterfluxException("No demand for " + limit
                        + " while this load holds a transaction open for its " + remedy
                        + ", or raise LoadOptions.cursorIdleLimit")));
    }
}
