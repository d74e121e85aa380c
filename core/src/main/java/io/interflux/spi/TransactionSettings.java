package io.interflux.spi;

import io.interflux.error.internal.Arguments;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a transaction is begun, and what work that joins one asks of it.
 *
 * <pre>{@code
 * interflux.inTransaction(TransactionSettings.DEFAULT.withIsolation(SERIALIZABLE).withTimeout(Duration.ofSeconds(5)), tx -> …)
 * }</pre>
 *
 * @param isolation the isolation level, or {@link Isolation#DEFAULT}
 * @param readOnly whether writes are refused
 * @param timeout how long the work may take from BEGIN to COMMIT, or {@code null} for any time
 */
public record TransactionSettings(Isolation isolation, boolean readOnly, @Nullable Duration timeout) {

    /** Isolation levels of the SQL standard. */
    public enum Isolation {
        /** What the connection has. */
        DEFAULT,
        /** Each statement sees what was committed when it began. */
        READ_COMMITTED,
        /** All statements see one snapshot. */
        REPEATABLE_READ,
        /** As if transactions ran one after another. */
        SERIALIZABLE
    }

    /** The connection's isolation, writing allowed, any time. */
    public static final TransactionSettings DEFAULT = new TransactionSettings(Isolation.DEFAULT, false, null);

    /** The connection's isolation, read only, any time. */
    public static final TransactionSettings READ_ONLY = DEFAULT.withReadOnly(true);

    /** All statements see one snapshot, read only, any time. */
    public static final TransactionSettings SNAPSHOT = READ_ONLY.withIsolation(Isolation.REPEATABLE_READ);

    /**
     * Checks the timeout.
     *
     * @throws IllegalArgumentException if it is zero or negative
     */
    public TransactionSettings {
        Arguments.required("The isolation of a transaction", isolation);
        if (timeout != null && (timeout.isZero() || timeout.isNegative())) {
            throw new IllegalArgumentException("The timeout " + timeout + " of a transaction must be positive");
        }
    }

    /** Settings without a limit of time. */
    public TransactionSettings(Isolation isolation, boolean readOnly) {
        this(isolation, readOnly, null);
    }

    /** The same with another isolation. */
    public TransactionSettings withIsolation(Isolation level) {
        return new TransactionSettings(level, readOnly, timeout);
    }

    /** The same with writes refused, or allowed. */
    public TransactionSettings withReadOnly(boolean refuseWrites) {
        return new TransactionSettings(isolation, refuseWrites, timeout);
    }

    /** The same with another limit of time. */
    public TransactionSettings withTimeout(Duration limit) {
        return new TransactionSettings(isolation, readOnly, Arguments.required("The timeout of a transaction", limit));
    }
}
