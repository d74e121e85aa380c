package io.interflux.explain;

import java.time.Duration;
import java.util.List;

/**
 * What a statement took when the load was run.
 *
 * @param executions how often it was sent
 * @param keys how many keys were sent with it in all
 * @param rows how many rows came back in all
 * @param time from sending to the last row, in all
 * @param plan the database's own plan of its first execution, line by line; empty where it was not sent
 */
public record Measured(long executions, long keys, long rows, Duration time, List<String> plan) {

    /** Copies the lines. */
    public Measured {
        plan = List.copyOf(plan);
    }
}
