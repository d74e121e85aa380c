package io.interflux.examples.service;

import io.interflux.load.LoadFigures;
import io.interflux.load.LoadListener;
import io.interflux.load.LoadStep;
import io.interflux.query.Select;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.SignalType;
import reactor.util.context.ContextView;

/** Counts the rows that the service has read from its database, and the loads that have ended. */
public final class ReadRows implements LoadListener {

    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong cancelled = new AtomicLong();

    /** Rows of all windows so far. */
    public long rows() {
        return rows.get();
    }

    /** Loads that were cancelled so far. */
    public long cancelled() {
        return cancelled.get();
    }

    @Override
    public Load began(String model, Select<?> select, ContextView context) {
        return new Load() {

            @Override
            public Step began(LoadStep step, ContextView around) {
                return new Step() {

                    @Override
                    public void ended(LoadFigures figures, SignalType end, @Nullable Throwable error) {
                        rows.addAndGet(figures.rows());
                    }
                };
            }

            @Override
            public void ended(LoadFigures figures, SignalType end, @Nullable Throwable error) {
                if (end == SignalType.CANCEL) {
                    cancelled.incrementAndGet();
                }
            }
        };
    }
}
