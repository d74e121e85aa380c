package io.interflux.examples.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Waits for what the service does on its own threads. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(20);

    private Eventually() {}

    /** Passes when the fact holds, fails if it does not within a minute. */
    public static void holds(String fact, BooleanSupplier check) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!check.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(STEP);
        }
        assertThat(check.getAsBoolean()).as(fact).isTrue();
    }

    /** The number when it has not changed for that long. */
    public static long still(LongSupplier number, Duration howLong) {
        long value = number.getAsLong();
        long end = System.nanoTime() + howLong.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(STEP);
            long now = number.getAsLong();
            if (now != value) {
                value = now;
                end = System.nanoTime() + howLong.toNanos();
            }
        }
        return value;
    }
}
