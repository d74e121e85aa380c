package io.interflux.spring.observation;

import io.interflux.load.LoadFigures;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.SignalType;

/** What is known of a load or a step that is observed. */
public abstract sealed class ReadingContext extends Observation.Context permits LoadContext, StepContext {

    private volatile @Nullable LoadFigures figures;
    private volatile String outcome = "unknown";

    ReadingContext() {}

    /** What it has taken, or {@code null} as long as it lasts. */
    public final @Nullable LoadFigures figures() {
        return figures;
    }

    final void ended(LoadFigures taken, SignalType end) {
        figures = taken;
        outcome = switch (end) {
            case ON_COMPLETE -> "completed";
            case ON_ERROR -> "failed";
            default -> "cancelled";
        };
    }

    final KeyValue outcome() {
        return LoadKeys.OUTCOME.withValue(outcome);
    }

    final KeyValues measured() {
        LoadFigures known = figures;
        return known == null
                ? KeyValues.empty()
                : KeyValues.of(
                        LoadKeys.STATEMENTS.withValue(Long.toString(known.statements())),
                        LoadKeys.KEYS.withValue(Long.toString(known.keys())),
                        LoadKeys.ROWS.withValue(Long.toString(known.rows())));
    }
}
