package io.interflux.spring.observation;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/** How steps are named: {@code interflux.step}, with the path, the strategy and the outcome. */
final class StepConvention implements ObservationConvention<StepContext> {

    static final StepConvention DEFAULT = new StepConvention();

    private StepConvention() {}

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof StepContext;
    }

    @Override
    public String getName() {
        return "interflux.step";
    }

    @Override
    public String getContextualName(StepContext context) {
        return "read " + context.step().path();
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(StepContext context) {
        return KeyValues.of(
                LoadKeys.PATH.withValue(context.step().path()),
                LoadKeys.STRATEGY.withValue(context.step().strategy()),
                context.outcome());
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(StepContext context) {
        return context.measured()
                .and(LoadKeys.WINDOW.withValue(Integer.toString(context.step().window())));
    }
}
