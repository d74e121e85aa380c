package io.interflux.r2dbc;

import java.time.Duration;

/**
 * Limits of time that an {@link R2dbcDatabase} keeps.
 *
 * @param acquireTimeout how long a load waits for a connection before it fails; pools wait without a limit by default
 * @param cleanUpTimeout how long giving a connection back may take (draining, rolling back, releasing) before it is closed for good
 */
public record R2dbcOptions(Duration acquireTimeout, Duration cleanUpTimeout) {

    /** Ten seconds each. */
    public static final R2dbcOptions DEFAULT = new R2dbcOptions(Duration.ofSeconds(10), Duration.ofSeconds(10));

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if one of them is zero or negative
     */
    public R2dbcOptions {
        requirePositive("acquireTimeout", acquireTimeout);
        requirePositive("cleanUpTimeout", cleanUpTimeout);
    }

    /** The same with another limit for acquiring a connection. */
    public R2dbcOptions withAcquireTimeout(Duration limit) {
        return new R2dbcOptions(limit, cleanUpTimeout);
    }

    /** The same with another limit for giving a connection back. */
    public R2dbcOptions withCleanUpTimeout(Duration limit) {
        return new R2dbcOptions(acquireTimeout, limit);
    }

    private static void requirePositive(String name, Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException(name + " " + limit + " must be positive");
        }
    }
}
