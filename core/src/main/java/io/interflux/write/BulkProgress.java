package io.interflux.write;

import java.time.Duration;

/**
 * How far a bulk load is.
 *
 * @param rows how many rows of the source, from its beginning, have been sent to the database and taken
 * @param written how many of them were inserted or updated; the others were skipped, since their key was there
 * @param elapsed the time since the load was subscribed to, waiting for the source included
 */
public record BulkProgress(long rows, long written, Duration elapsed) {

    /** Rows of the source in a second, over the whole time so far. */
    public double rowsPerSecond() {
        return rows / Math.max(1e-9, elapsed.toNanos() / 1e9);
    }
}
