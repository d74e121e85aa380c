package io.interflux.load;

import java.time.Duration;

/**
 * What reading has taken.
 *
 * @param statements how many were sent for rows
 * @param keys how many keys they were sent
 * @param rows how many rows came, those within arrays one by one
 * @param took how long it took
 */
public record LoadFigures(long statements, long keys, long rows, Duration took) {

    static final LoadFigures NONE = new LoadFigures(0, 0, 0, Duration.ZERO);

    LoadFigures plus(LoadFigures other) {
        return new LoadFigures(
                statements + other.statements, keys + other.keys, rows + other.rows, took.plus(other.took));
    }

    /** What has been taken since, and in the place of its time another. */
    LoadFigures since(LoadFigures before, Duration time) {
        return new LoadFigures(statements - before.statements, keys - before.keys, rows - before.rows, time);
    }
}
