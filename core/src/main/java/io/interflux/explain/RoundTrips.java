package io.interflux.explain;

/**
 * How many statements are sent for one window that has a root: a statement whose keys are empty is not sent.
 *
 * @param least the fewest
 * @param most the most, where no level has more keys than one array of the database can hold; {@link #UNBOUNDED} for a recursion
 */
public record RoundTrips(int least, int most) {

    /** As many as there are levels. */
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    static final RoundTrips NONE = new RoundTrips(0, 0);

    RoundTrips plus(RoundTrips other) {
        boolean unbounded = most == UNBOUNDED || other.most == UNBOUNDED;
        return new RoundTrips(least + other.least, unbounded ? UNBOUNDED : most + other.most);
    }

    /** {@code 1}, {@code 0-1}, or {@code 1 or more}. */
    @Override
    public String toString() {
        if (most == UNBOUNDED) {
            return least + " or more";
        }
        return least == most ? Integer.toString(most) : least + "-" + most;
    }
}
