package io.interflux.spi;

/**
 * How a transaction is begun.
 *
 * @param isolation the isolation level, or {@link Isolation#DEFAULT}
 * @param readOnly whether writes are refused
 */
public record TransactionSettings(Isolation isolation, boolean readOnly) {

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

    /** The connection's isolation, writing allowed. */
    public static final TransactionSettings DEFAULT = new TransactionSettings(Isolation.DEFAULT, false);

    /** The connection's isolation, read only. */
    public static final TransactionSettings READ_ONLY = new TransactionSettings(Isolation.DEFAULT, true);
}
