package io.interflux.spring.observation;

import io.interflux.load.LoadFigures;
import io.interflux.load.LoadListener;
import io.interflux.load.LoadStep;
import io.interflux.query.Select;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.SignalType;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Makes a Micrometer observation of each load, {@code interflux.load}, and within it of each step for each window, {@code interflux.step}.
 * The parent is the observation in the Reactor Context, or else the one that is current where the load is subscribed to; what is within,
 * such as the queries of r2dbc-proxy, finds the step in the Context. Names and values are changed by a
 * {@link io.micrometer.observation.GlobalObservationConvention} of {@link LoadContext} or {@link StepContext}; a predicate of the registry
 * leaves one of the two out.
 *
 * <pre>{@code
 * Interflux observed = interflux.withListener(new LoadObservations(registry));
 * }</pre>
 */
public final class LoadObservations implements LoadListener {

    private static final String CURRENT = ObservationThreadLocalAccessor.KEY;

    private final ObservationRegistry registry;

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
        Observation observation = Observation.createNotStarted(null, LoadConvention.DEFAULT, () -> load, registry);
        return new ObservedLoad(load, started(observation, context));
    }

    private Step began(LoadStep step, ContextView context) {
        StepContext read = new StepContext(step);
        Observation observation = Observation.createNotStarted(null, StepConvention.DEFAULT, () -> read, registry);
        return new ObservedStep(read, started(observation, context));
    }

    private Observation started(Observation observation, ContextView context) {
        @Nullable Observation parent = context.getOrDefault(CURRENT, registry.getCurrentObservation());
        return observation.parentObservation(parent).start();
    }

    /** One that is left out is no parent: what is within belongs to what is around. */
    private static Context within(Observation observation, Context outer) {
        return observation.isNoop() ? outer : outer.put(CURRENT, observation);
    }

    private static void stop(Observation observation, @Nullable Throwable error) {
        if (error != null) {
            observation.error(error);
        }
        observation.stop();
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

    private record ObservedStep(StepContext step, Observation observation) implements Step {

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
