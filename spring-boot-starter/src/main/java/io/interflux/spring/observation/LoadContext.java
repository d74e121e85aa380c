package io.interflux.spring.observation;

/** A load that is observed. */
public final class LoadContext extends ReadingContext {

    private final String model;
    private volatile int windows;

    LoadContext(String model) {
        this.model = model;
    }

    /** The name of the roots' model. */
    public String model() {
        return model;
    }

    /** How many windows were begun so far. */
    public int windows() {
        return windows;
    }

    void window(int number) {
        windows = number;
    }
}
