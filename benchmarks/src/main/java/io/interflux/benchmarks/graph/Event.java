package io.interflux.benchmarks.graph;

import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import org.jspecify.annotations.Nullable;

/** A row of a bulk load, made by arithmetic of its number. */
@Entity
public record Event(@Id Long id, String name, @Nullable Integer amount, Boolean settled) {

    /** The row of that number, from 1. */
    public static Event of(long number) {
        return new Event(
                number,
                "event-" + number + "-" + Long.toHexString(number * 0x9E3779B97F4A7C15L),
                number % 9 == 0 ? null : (int) (number % 1000),
                number % 3 == 0);
    }
}
