package io.interflux.spring.observation;

import io.interflux.load.LoadStep;

/** A step that is observed. */
public final class StepContext extends ReadingContext {

    private final LoadStep step;

    StepContext(LoadStep step) {
        this.step = step;
    }

    /** Which one it is. */
    public LoadStep step() {
        return step;
    }
}
