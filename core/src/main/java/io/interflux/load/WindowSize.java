package io.interflux.load;

import io.interflux.plan.Evidence;

/**
 * How many roots the windows of one load have: few at first, so that the first parents leave early and the data shows itself, then ten
 * times as many, and as many as bring about 50,000 rows with all that is beneath them. Sizes are 1, 2 or 5 times a power of ten, since
 * each makes a text of its own where a cursor is read.
 */
final class WindowSize {

    private static final long ROWS_IN_FLIGHT = 50_000;

    private final int most;
    private int roots;

    WindowSize(int most) {
        this.most = most;
        this.roots = Math.min(Evidence.FEW_ROOTS, most);
    }

    /** How many roots the next window has at most. */
    int roots() {
        return roots;
    }

    /** Takes note of a window: its roots, and all rows that it brought, roots included. */
    void brought(long windowRoots, long rows) {
        if (windowRoots > 0) {
            long fitting = Math.max(1, ROWS_IN_FLIGHT * windowRoots / Math.max(1, rows));
            long wanted = Math.min(fitting, roots * 10L);
            roots = wanted >= most ? most : rounded(wanted);
        }
    }

    private static int rounded(long wanted) {
        int power = 1;
        while (power * 10L <= wanted) {
            power *= 10;
        }
        return wanted >= power * 5L ? power * 5 : wanted >= power * 2L ? power * 2 : power;
    }
}
