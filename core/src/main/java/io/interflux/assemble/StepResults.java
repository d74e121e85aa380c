package io.interflux.assemble;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The children that the steps beneath one statement's rows have brought, by step and by the parent's key. */
public final class StepResults {

    private final List<Map<Object, Object>> bySteps;

    /**
     * Results in the order of the steps.
     *
     * @param bySteps for each step, by the parent's key, a list of instances, or one instance for a single; for a recursion an array of such
     *     by relation
     */
    public StepResults(List<Map<Object, Object>> bySteps) {
        this.bySteps = bySteps;
    }

    /** A list of instances, empty where there are none, or an instance or null if not a collection. */
    @Nullable Object children(int step, @Nullable Object parentKey, boolean collection) {
        Object found = parentKey == null ? null : bySteps.get(step).get(parentKey);
        return found == null && collection ? List.of() : found;
    }

    /** What one relation of a recursion has brought, as {@link #children}. */
    @Nullable Object followed(int step, @Nullable Object start, int relation, boolean collection) {
        Object found = start == null ? null : bySteps.get(step).get(start);
        return found == null ? (collection ? List.of() : null) : ((@Nullable Object[]) found)[relation];
    }
}
