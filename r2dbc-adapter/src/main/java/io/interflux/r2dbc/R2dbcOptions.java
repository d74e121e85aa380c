package io.interflux.r2dbc;

import io.interflux.error.internal.Arguments;
import java.time.Duration;

/**
 * Limits of time that an {@link R2dbcDatabase} keeps.
 *
 * @param acquireTimeout how long a load waits for a connection before it fails; pools wait without a limit by default
 * @param cleanUpTimeout how long giving a connection back may take (draining, rolling back, releasing) before it is closed for good
 */
public record R2dbcOptions(Duration acquireTimeout, Duration cleanUpTimeout) {

    private static final Duration LONGEST = Duration.ofDays(365);

    /** Ten seconds each. */
    public static final R2dbcOptions DEFAULT = new R2dbcOptions(Duration.ofSeconds(10), Duration.ofSeconds(10));

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if one of them is zero or negative, or longer than a year
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
        Arguments.required("The limit " + name, limit);
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException(name + " " + limit + " must be positive");
        }
        if (limit.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " " + limit + " must be at most " + LONGEST);
        }
    }
}
