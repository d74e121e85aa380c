package io.interflux.r2dbc;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The thread on which the driver of one connection is subscribed to and asked for rows, whatever thread the demand comes from. */
abstract class DriverThread {

    private DriverThread() {}

    /** Whichever thread it happens to be. */
    static DriverThread any() {
        return new AnyThread();
    }

    /**
     * The event loop of the connection, for cancellation too. Until r2dbc-postgresql 1.1.2 rows can come in another order when demand comes
     * from any other thread (its issue 717), and what is cancelled there is cancelled before anything that is sent afterwards.
     */
    static DriverThread eventLoop(Scheduler scheduler) {
        return new EventLoop(scheduler);
    }

    /**
     * A thread that may block, for a driver that works on the calling one. Everything is done one after another, so that a statement after
     * a cancelled one begins when that has stopped. Nothing is ever interrupted, since an interrupt in the middle of reading a file makes
     * H2 close its database.
     */
    static DriverThread blocking() {
        return new BlockingThread(Schedulers.fromExecutor(new SerialExecutor()));
    }

    /** The driver's publisher, on this thread. */
    abstract <T> Flux<T> many(Publisher<? extends T> driver);

    /** The driver's publisher of at most one element, on this thread. */
    abstract <T> Mono<T> one(Publisher<? extends T> driver);

    /** The driver's last word on a connection; completes when the driver's own code is done with it. */
    Mono<Void> last(Publisher<Void> driver) {
        return one(driver);
    }

    private static final class AnyThread extends DriverThread {

        @Override
        <T> Flux<T> many(Publisher<? extends T> driver) {
            return Flux.from(driver);
        }

        @Override
        <T> Mono<T> one(Publisher<? extends T> driver) {
            return Mono.from(driver);
        }
    }

    private static final class EventLoop extends DriverThread {

        private final Scheduler scheduler;

        EventLoop(Scheduler scheduler) {
            this.scheduler = scheduler;
        }

        @Override
        <T> Flux<T> many(Publisher<? extends T> driver) {
            return Flux.<T>from(driver).cancelOn(scheduler).subscribeOn(scheduler);
        }

        @Override
        <T> Mono<T> one(Publisher<? extends T> driver) {
            return Mono.<T>from(driver).cancelOn(scheduler).subscribeOn(scheduler);
        }
    }

    private static final class BlockingThread extends DriverThread {

        private final Scheduler scheduler;

        BlockingThread(Scheduler scheduler) {
            this.scheduler = scheduler;
        }

        @Override
        <T> Flux<T> many(Publisher<? extends T> driver) {
            return Flux.<T>from(driver).subscribeOn(scheduler);
        }

        @Override
        <T> Mono<T> one(Publisher<? extends T> driver) {
            return Mono.<T>from(driver).subscribeOn(scheduler);
        }

        /**
         * Completes in the next task of the thread. A pool's recycler tells its completion before it looks whether the pool has been
         * disposed of meanwhile (reactor-pool 1.2.6): told at once, a program that ends by closing its pool destroys the slot twice.
         */
        @Override
        Mono<Void> last(Publisher<Void> driver) {
            return one(driver).then().publishOn(scheduler);
        }
    }
}
