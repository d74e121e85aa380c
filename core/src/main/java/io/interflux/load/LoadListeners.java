package io.interflux.load;

import io.interflux.query.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.SignalType;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** Several that listen. */
record LoadListeners(List<LoadListener> listeners) implements LoadListener {

    LoadListeners {
        listeners = List.copyOf(listeners);
    }

    @Override
    public Load began(String model, Select<?> select, ContextView context) {
        return new Loads(inTurn(listeners, (one, around) -> one.began(model, select, around), Load::context, context));
    }

    /** Each begins in the Context that those before it have made. */
    private static <L, R> List<R> inTurn(
            List<L> all,
            BiFunction<L, ContextView, R> begin,
            BiFunction<R, Context, Context> inside,
            ContextView outer) {
        List<R> begun = new ArrayList<>(all.size());
        Context around = Context.of(outer);
        for (L one : all) {
            R added = begin.apply(one, around);
            around = inside.apply(added, around);
            begun.add(added);
        }
        return begun;
    }

    private static <R> Context through(List<R> all, BiFunction<R, Context, Context> inside, Context outer) {
        Context around = outer;
        for (R one : all) {
            around = inside.apply(one, around);
        }
        return around;
    }

    private record Loads(List<Load> loads) implements Load {

        @Override
        public Context context(Context outer) {
            return through(loads, Load::context, outer);
        }

        @Override
        public Step began(LoadStep step, ContextView context) {
            return new Steps(inTurn(loads, (one, around) -> one.began(step, around), Step::context, context));
        }

        @Override
        public void ended(LoadFigures figures, SignalType end, @Nullable Throwable error) {
            loads.forEach(one -> one.ended(figures, end, error));
        }
    }

    private record Steps(List<Step> steps) implements Step {

        @Override
        public Context context(Context outer) {
            return through(steps, Step::context, outer);
        }

        @Override
        public void ended(LoadFigures figures, SignalType end, @Nullable Throwable error) {
            steps.forEach(one -> one.ended(figures, end, error));
        }
    }
}
