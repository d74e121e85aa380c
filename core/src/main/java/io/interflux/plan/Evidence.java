package io.interflux.plan;

/**
 * What is known of the data when a plan is made, by what a load has read so far. The statement of the roots does not depend on it.
 *
 * @param fewRoots whether the window has so few roots that a round trip costs more than a target that is read twice
 */
public record Evidence(boolean fewRoots) {

    /** The most roots of a window that are few. */
    public static final int FEW_ROOTS = 100;

    /** Nothing has been read yet, and there may be many roots. */
    public static final Evidence NONE = new Evidence(false);

    /** A window of so many roots is to be read first. */
    public static final Evidence FEW = new Evidence(true);
}
