package io.interflux.spring.web;

import io.interflux.load.LoadFigures;
import io.interflux.load.LoadListener;
import io.interflux.load.LoadStep;
import io.interflux.query.Select;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.SignalType;
import reactor.util.context.ContextView;

/** How far loads are. */
final class Progress implements LoadListener, LoadListener.Load {

    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private final List<SignalType> ends = new CopyOnWriteArrayList<>();

    @Override
    public Load began(String model, Select<?> select, ContextView context) {
        return this;
    }

    @Override
    public Step began(LoadStep step, ContextView context) {
        return new Step() {

            @Override
            public void ended(LoadFigures figures, SignalType end, @Nullable Throwable error) {
                rows.addAndGet(figures.rows());
            }
        };
    }

    @Override
    public void ended(LoadFigures figures, SignalType end, @Nullable Throwable error) {
        ends.add(end);
    }

    /** Rows that came from the database. */
    long rows() {
        return rows.get();
    }

    /** A response has taken a root. */
    void took() {
        taken.incrementAndGet();
    }

    /** Roots that responses have taken. */
    long taken() {
        return taken.get();
    }

    /** How the loads ended that did. */
    List<SignalType> ends() {
        return List.copyOf(ends);
    }
}
