package io.interflux.load;

import io.interflux.query.Select;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.SignalType;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Told of the loads of an {@code Interflux}: of each subscription that reads roots with their graphs, and within it of each step, once for
 * each window that it is run for. Steps are nested as their includes are: the one of the roots is around all others of its window. Counting
 * and writing are not told. Where nobody listens nothing is made for it.
 *
 * <pre>
 * user           KEYSET            window 1, 3 statements in all
 *   user.posts     BATCH
 *   user.profiles  LINK_THEN_TARGET
 * user           KEYSET            window 2
 *   …
 * </pre>
 *
 * <p>No method may block or throw. Those of one load are called one after another, on any thread, but for a cancellation, which may come
 * beside any other.
 */
@FunctionalInterface
public interface LoadListener {

    /** Nobody listens. */
    LoadListener NONE = (model, select, context) -> Load.UNHEARD;

    /**
     * A load was subscribed to.
     *
     * @param model the name of the roots' model
     * @param select the query; its values are not for logs
     * @param context the subscriber's
     */
    Load began(String model, Select<?> select, ContextView context);

    /** Tells all of them, in their order; of the Context that they make each sees what those before it have made. */
    static LoadListener all(List<LoadListener> listeners) {
        return listeners.isEmpty() ? NONE : listeners.size() == 1 ? listeners.get(0) : new LoadListeners(listeners);
    }

    /** Told of one load. */
    interface Load {

        /** Of this load nobody is told more. */
        Load UNHEARD = new Load() {};

        /** The Context of all that the load does, made of the subscriber's. */
        default Context context(Context outer) {
            return outer;
        }

        /**
         * A step begins.
         *
         * @param context the Context around it: of the step whose rows are its parents, or of the load
         */
        default Step began(LoadStep step, ContextView context) {
            return Step.UNHEARD;
        }

        /**
         * The load has ended; called once.
         *
         * @param figures of all steps together, and how long windows were being read: how long the consumer took does not count
         * @param end {@link SignalType#ON_COMPLETE}, {@link SignalType#ON_ERROR} or {@link SignalType#CANCEL}
         * @param error the error, or {@code null} where there is none
         */
        default void ended(LoadFigures figures, SignalType end, @Nullable Throwable error) {}
    }

    /** Told of one step. */
    interface Step {

        /** Of this step nobody is told more. */
        Step UNHEARD = new Step() {};

        /** The Context of all that the step does, the steps beneath it included, made of the one around it. */
        default Context context(Context outer) {
            return outer;
        }

        /**
         * The step has ended; called once, after the same of the steps beneath it unless the load was cancelled.
         *
         * @param figures of this step alone, and how long it took with the steps beneath it
         * @param end {@link SignalType#ON_COMPLETE}, {@link SignalType#ON_ERROR} or {@link SignalType#CANCEL}
         * @param error the error, or {@code null} where there is none
         */
        default void ended(LoadFigures figures, SignalType end, @Nullable Throwable error) {}
    }
}
