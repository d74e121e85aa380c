package io.interflux.spring.observation;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/** How loads are named: {@code interflux.load}, with the model and the outcome. */
final class LoadConvention implements ObservationConvention<LoadContext> {

    static final LoadConvention DEFAULT = new LoadConvention();

    private LoadConvention() {}

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof LoadContext;
    }

    @Override
    public String getName() {
        return "interflux.load";
    }

    @Override
    public String getContextualName(LoadContext context) {
        return "load " + context.model();
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(LoadContext context) {
        return KeyValues.of(LoadKeys.MODEL.withValue(context.model()), context.outcome());
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(LoadContext context) {
        return context.measured().and(LoadKeys.WINDOWS.withValue(Integer.toString(context.windows())));
    }
}
