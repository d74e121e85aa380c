package io.interflux.error;

import org.jspecify.annotations.Nullable;

/**
 * A bulk load that ended before its source did. What it had written is taken back, but for the finished chunks of a load that keeps them.
 * The cause is what ended it: the database's error, a row that does not fit or, where chunks are kept, what the source failed with.
 */
public final class BulkLoadException extends InterfluxException {

    private static final long serialVersionUID = 1L;

    /**
     * Rows among which the one that failed is.
     *
     * @param first position of the first in the source, counted from 0
     * @param last position of the last; the same where the row is known
     * @param key the attributes and values by which the row is known, {@code (id) = (7)}, or {@code null} where several come into question
     *     or it has no key
     */
    public record FailedRows(long first, long last, @Nullable String key) {

        @Override
        public String toString() {
            return first == last
                    ? "at row " + first + " of its source, counted from 0" + (key == null ? "" : ", with " + key)
                    : "at one of the rows " + first + " to " + last + " of its source, counted from 0";
        }
    }

    private final long kept;
    private final transient @Nullable FailedRows failed;

    /**
     * A load that was ended.
     *
     * @param what it loaded: the model's or association's name
     * @param kept how many rows of the source, from its beginning, stay written
     * @param failed where it failed, or {@code null} where no row was the reason
     */
    public BulkLoadException(String what, long kept, @Nullable FailedRows failed, Throwable cause) {
        super(
                "The bulk load of " + what + " ended" + (failed == null ? "" : " " + failed) + "; "
                        + (kept == 0 ? "nothing of it is kept" : "the first " + kept + " rows of the source are kept")
                        + ": " + cause.getMessage(),
                cause);
        this.kept = kept;
        this.failed = failed;
    }

    /** How many rows of the source, from its beginning, stay written; {@code source.skip(kept)} are those that are left. */
    public long kept() {
        return kept;
    }

    /** Where it failed, or {@code null} where no row was the reason, or the database does not tell. */
    public @Nullable FailedRows failed() {
        return failed;
    }
}
