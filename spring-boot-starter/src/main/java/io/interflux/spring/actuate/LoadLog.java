package io.interflux.spring.actuate;

import io.interflux.load.LoadFigures;
import io.interflux.load.LoadListener;
import io.interflux.load.LoadStep;
import io.interflux.query.Select;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.SignalType;
import reactor.util.context.ContextView;

/**
 * Counts loads, and remembers the last slow ones with their queries. A load is slow by the time in which its windows were read, its waiting
 * for a connection and its consumer left out.
 */
public final class LoadLog implements LoadListener {

    private final Duration threshold;
    private final int kept;
    private final LongAdder completed = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder cancelled = new LongAdder();
    private final LongAdder slow = new LongAdder();
    private final LongAdder windows = new LongAdder();
    private final LongAdder statements = new LongAdder();
    private final LongAdder rows = new LongAdder();
    private final Deque<SlowLoad> last = new ArrayDeque<>();

    /**
     * A log with nothing in it.
     *
     * @param threshold how long a load is read that is slow
     * @param kept how many slow loads are remembered, the last ones
     * @throws IllegalArgumentException if one of them is negative
     */
    public LoadLog(Duration threshold, int kept) {
        if (threshold.isNegative() || kept < 0) {
            throw new IllegalArgumentException("The threshold " + threshold + " of slow loads and the number " + kept
                    + " of those that are kept must not be negative");
        }
        this.threshold = threshold;
        this.kept = kept;
    }

    /**
     * All loads that have ended.
     *
     * @param completed those that came to their end
     * @param failed those that ended with an error
     * @param cancelled those whose consumer wanted no more
     * @param slow those of all these that were slow
     * @param windows how many windows of roots they have read
     * @param statements how many statements they have sent for rows
     * @param rows how many rows came
     */
    public record Counters(
            long completed, long failed, long cancelled, long slow, long windows, long statements, long rows) {}

    /**
     * A load that was slow.
     *
     * @param model the name of the roots' model
     * @param select the query; its values are not for logs
     * @param ended when it ended
     * @param windows how many windows of roots it has read
     * @param figures what it has taken
     * @param error the class of the error that ended it, or {@code null} if none did
     */
    record SlowLoad(
            String model,
            Select<?> select,
            Instant ended,
            int windows,
            LoadFigures figures,
            @Nullable Class<?> error) {}

    @Override
    public Load began(String model, Select<?> select, ContextView context) {
        return new Watched(model, select);
    }

    /** The loads so far; those that end meanwhile may be counted in a part. */
    public Counters counters() {
        return new Counters(
                completed.sum(),
                failed.sum(),
                cancelled.sum(),
                slow.sum(),
                windows.sum(),
                statements.sum(),
                rows.sum());
    }

    /** The last slow loads, the latest first. */
    List<SlowLoad> slowLoads() {
        synchronized (last) {
            return List.copyOf(last);
        }
    }

    private void count(int ofWindows, LoadFigures figures, SignalType end) {
        counter(end).increment();
        windows.add(ofWindows);
        statements.add(figures.statements());
        rows.add(figures.rows());
    }

    private LongAdder counter(SignalType end) {
        return switch (end) {
            case ON_COMPLETE -> completed;
            case ON_ERROR -> failed;
            default -> cancelled;
        };
    }

    private void keep(SlowLoad load) {
        slow.increment();
        synchronized (last) {
            last.addFirst(load);
            if (last.size() > kept) {
                last.removeLast();
            }
        }
    }

    private final class Watched implements Load {

        private final String model;
        private final Select<?> select;
        private volatile int begun;

        Watched(String model, Select<?> select) {
            this.model = model;
            this.select = select;
        }

        @Override
        public Step began(LoadStep step, ContextView context) {
            begun = step.window();
            return Step.UNHEARD;
        }

        @Override
        public void ended(LoadFigures figures, SignalType end, @Nullable Throwable error) {
            count(begun, figures, end);
            if (figures.took().compareTo(threshold) >= 0) {
                Class<?> failure = error == null ? null : error.getClass();
                keep(new SlowLoad(model, select, Instant.now(), begun, figures, failure));
            }
        }
    }
}
