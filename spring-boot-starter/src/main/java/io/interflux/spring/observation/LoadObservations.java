package io.interflux.spring.observation;

import io.interflux.load.LoadFigures;
import io.interflux.load.LoadListener;
import io.interflux.load.LoadStep;
import io.interflux.query.Select;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.SignalType;
import reactor.util.Logger;
import reactor.util.Loggers;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Makes a Micrometer observation of each load, {@code interflux.load}, and within it of each step for each window, {@code interflux.step}.
 * The parent is the observation in the Reactor Context, or else the one that is current where the load is subscribed to; what is within,
 * such as the queries of r2dbc-proxy, finds the step in the Context. Names and values are changed by a
 * {@link io.micrometer.observation.GlobalObservationConvention} of {@link LoadContext} or {@link StepContext}; a predicate of the registry
 * leaves one of the two out. A handler or another part of the registry that throws does not disturb the load: it is logged once, and the
 * observation may be incomplete.
 *
 * <pre>{@code
 * Interflux observed = interflux.withListener(new LoadObservations(registry));
 * }</pre>
 */
public final class LoadObservations implements LoadListener {

    private static final String CURRENT = ObservationThreadLocalAccessor.KEY;

    private static final Logger LOG = Loggers.getLogger(LoadObservations.class);

    private final ObservationRegistry registry;
    private final AtomicBoolean faultTold = new AtomicBoolean();

    /** Observations in that registry. */
    public LoadObservations(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Load began(String model, Select<?> select, ContextView context) {
        if (registry.isNoop()) {
            return Load.UNHEARD;
        }
        LoadContext load = new LoadContext(model);
        return new ObservedLoad(load, started(LoadConvention.DEFAULT, load, context));
    }

    private Step began(LoadStep step, ContextView context) {
        StepContext read = new StepContext(step);
        return new ObservedStep(read, started(StepConvention.DEFAULT, read, context));
    }

    /** One that could not begin is left out. */
    private <C extends ReadingContext> Observation started(
            ObservationConvention<C> convention, C read, ContextView context) {
        @Nullable Observation parent = context.getOrDefault(CURRENT, registry.getCurrentObservation());
        try {
            return Observation.createNotStarted(null, convention, () -> read, registry)
                    .parentObservation(parent)
                    .start();
        } catch (RuntimeException fault) {
            told(fault);
            return Observation.NOOP;
        }
    }

    /** One that is left out is no parent: what is within belongs to what is around. */
    private static Context within(Observation observation, Context outer) {
        return observation.isNoop() ? outer : outer.put(CURRENT, observation);
    }

    private void stop(Observation observation, @Nullable Throwable error) {
        if (error != null) {
            undisturbed(() -> observation.error(error));
        }
        undisturbed(observation::stop);
    }

    /** The load goes on whatever this throws. */
    private void undisturbed(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException fault) {
            told(fault);
        }
    }

    private void told(RuntimeException fault) {
        if (faultTold.compareAndSet(false, true)) {
            LOG.warn("A handler or another part of the ObservationRegistry throws; loads go on without it", fault);
        } else {
            LOG.debug("A part of the ObservationRegistry throws again", fault);
        }
    }

    private final class ObservedLoad implements Load {

        private final LoadContext load;
        private final Observation observation;

        ObservedLoad(LoadContext load, Observation observation) {
            this.load = load;
            this.observation = observation;
        }

        @Override
        public Context context(Context outer) {
            return within(observation, outer);
        }

        @Override
        public Step began(LoadStep step, ContextView context) {
            load.window(step.window());
            return LoadObservations.this.began(step, context);
        }

        @Override
        public void ended(LoadFigures figures, SignalType end, @Nullable Throwable error) {
            load.ended(figures, end);
            stop(observation, error);
        }
    }

    private final class ObservedStep implements Step {

        private final StepContext step;
        private final Observation observation;

        ObservedStep(StepContext step, Observation observation) {
            this.step = step;
            this.observation = observation;
        }

        @Override
        public Context context(Context outer) {
            return within(observation, outer);
        }

        @Override
        public void ended(LoadFigures figures, SignalType end, @Nullable Throwable error) {
            step.ended(figures, end);
            stop(observation, error);
        }
    }
}
