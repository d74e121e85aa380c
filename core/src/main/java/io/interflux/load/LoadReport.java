package io.interflux.load;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * Tells a listener of one load and its steps. Steps follow each other or lie within each other, since a load reads one thing at a time: so
 * what a step alone has taken is what was counted while it ran, less what was counted for the steps within it.
 */
final class LoadReport {

    private final Meter meter;
    private final LoadListener.@Nullable Load listener;
    private @Nullable Running innermost;
    private int window;
    private Duration reading = Duration.ZERO;

    /**
     * A report of one load.
     *
     * @param meter counts what it reads
     * @param listener told of it, or {@code null} where nobody is
     */
    LoadReport(Meter meter, LoadListener.@Nullable Load listener) {
        this.meter = meter;
        this.listener = listener;
    }

    /** The whole load. */
    <R> Flux<R> load(Flux<R> work) {
        LoadListener.Load told = listener;
        if (told == null) {
            return work;
        }
        Once once = new Once((end, error) -> told.ended(figures(), end, error));
        return work.doOnComplete(() -> once.ended(SignalType.ON_COMPLETE, null))
                .doOnError(error -> once.ended(SignalType.ON_ERROR, error))
                .doOnCancel(() -> once.ended(SignalType.CANCEL, null))
                .contextWrite(told::context);
    }

    private LoadFigures figures() {
        return meter.figures().since(LoadFigures.NONE, reading);
    }

    /** The step of a window's roots, with everything beneath. */
    <R> Mono<R> window(String path, String strategy, Supplier<Mono<R>> work) {
        return listener == null
                ? work.get()
                : Mono.defer(() -> {
                    window++;
                    return step(path, strategy, work);
                });
    }

    /**
     * One step of the window, with the steps beneath it. It is told of its end before its result is handed on.
     *
     * @param work counts what it sends when it is asked for or later
     */
    <R> Mono<R> step(String path, String strategy, Supplier<Mono<R>> work) {
        LoadListener.Load told = listener;
        return told == null
                ? work.get()
                : Mono.deferContextual(context -> {
                    Running step = new Running(told.began(new LoadStep(path, strategy, window), context), innermost);
                    innermost = step;
                    return step.around(Mono.defer(work));
                });
    }

    /** A step that has begun. */
    private final class Running {

        private final LoadListener.Step told;
        private final @Nullable Running outer;
        private final LoadFigures before = meter.figures();
        private final long start = System.nanoTime();
        private final Once once = new Once(this::tell);
        private LoadFigures within = LoadFigures.NONE;

        Running(LoadListener.Step told, @Nullable Running outer) {
            this.told = told;
            this.outer = outer;
        }

        <R> Mono<R> around(Mono<R> work) {
            return work.doOnSuccess(result -> once.ended(SignalType.ON_COMPLETE, null))
                    .doOnError(error -> once.ended(SignalType.ON_ERROR, error))
                    .doOnCancel(() -> once.ended(SignalType.CANCEL, null))
                    .contextWrite(told::context);
        }

        private void tell(SignalType end, @Nullable Throwable error) {
            LoadFigures all = meter.figures().since(before, Duration.ofNanos(System.nanoTime() - start));
            innermost = outer;
            if (outer == null) {
                reading = reading.plus(all.took());
            } else {
                outer.within = outer.within.plus(all);
            }
            told.ended(all.since(within, all.took()), end, error);
        }
    }

    /** An end that is told once, whatever comes after it or at the same time. */
    private static final class Once {

        /** Tells it. */
        @FunctionalInterface
        private interface Telling {

            void tell(SignalType end, @Nullable Throwable error);
        }

        private final AtomicBoolean told = new AtomicBoolean();
        private final Telling telling;

        Once(Telling telling) {
            this.telling = telling;
        }

        void ended(SignalType end, @Nullable Throwable error) {
            if (told.compareAndSet(false, true)) {
                telling.tell(end, error);
            }
        }
    }
}
