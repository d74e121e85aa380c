package io.interflux.assemble;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The targets of one many-to-many include that a load has seen, so that each crosses the wire once. Bounded by an estimate of its size:
 * beyond the budget it forgets everything before the next window, and targets are read again.
 */
public final class IdentityMap {

    private final Map<Object, Object> seen = new HashMap<>();
    private final long budgetBytes;
    private long bytes;

    /** An empty map that may grow to about {@code budgetBytes}. */
    public IdentityMap(long budgetBytes) {
        this.budgetBytes = budgetBytes;
    }

    /** To be called between windows: forgets everything if the budget is used up. */
    public void trim() {
        if (bytes > budgetBytes) {
            seen.clear();
            bytes = 0;
        }
    }

    /** Whether the target has been read. */
    public boolean contains(Object key) {
        return seen.containsKey(key);
    }

    /** What was put under the key, or {@code null} for a target that is not there any more. */
    public @Nullable Object get(Object key) {
        return seen.get(key);
    }

    /**
     * Remembers a target.
     *
     * @param target an instance, or the values of one that each link completes with its payload
     * @param row the row that it was read from, for the estimate
     */
    public void put(Object key, Object target, LoadedRow row) {
        seen.put(key, target);
        bytes += row.estimatedBytes() + (target instanceof @Nullable Object[] values ? LoadedRow.estimate(values) : 0);
    }

    /** Takes note of what hangs beneath the targets, by estimate. */
    public void addBytes(long beneath) {
        bytes += beneath;
    }
}
