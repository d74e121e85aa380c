package io.interflux.r2dbc;

import java.time.Duration;

/** Wording shared by messages. */
final class Texts {

    private Texts() {}

    /** {@code 10 s}, {@code 250 ms}. */
    static String duration(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
