package io.interflux.testkit;

/**
 * How often a randomised or long test runs: a small fixed number in each build, the full number under {@code -Pfire}. The full numbers are
 * printed, so that the report of such a run tells them.
 */
public final class Fire {

    private static final boolean ON = Boolean.getBoolean("interflux.fire");

    private Fire() {}

    /** Whether tests run in their full counts. */
    public static boolean isOn() {
        return ON;
    }

    /**
     * The number to be used.
     *
     * @param what for the report: {@code "cancels at random points per database"}
     */
    @SuppressWarnings("SystemOut") // a report is made of these lines
    public static int count(String what, int reduced, int full) {
        if (ON) {
            System.out.println("fire: " + what + ": " + full);
        }
        return ON ? full : reduced;
    }
}
