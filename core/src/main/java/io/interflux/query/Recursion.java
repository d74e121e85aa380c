package io.interflux.query;

import io.interflux.error.QueryException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an include goes on beneath its own children.
 *
 * @param depth how many levels of children at most, from 1, or {@code null} for as many as there are
 * @param along further associations of the same model that are followed at each level beside the include's own, the first level too
 * @param everywhere whether a row is expanded at each of its occurrences, not only at its shallowest beneath each start
 * @param cycles what becomes of a row that is its own ancestor
 */
public record Recursion(@Nullable Integer depth, List<IncludeSpec> along, boolean everywhere, Cycles cycles) {

    static final Recursion UNBOUNDED = new Recursion(null, List.of(), false, Cycles.LEAF);

    /** Copies the list; a depth is at least 1. */
    public Recursion {
        along = List.copyOf(along);
        if (depth != null && depth < 1) {
            throw new QueryException("The depth " + depth
                    + " of a recursive include must be 1 or more; leave it out for as many levels as there are");
        }
    }

    Recursion withDepth(int levels) {
        return new Recursion(levels, along, everywhere, cycles);
    }

    Recursion withAlong(IncludeSpec added) {
        List<IncludeSpec> all = new ArrayList<>(along);
        all.add(added);
        return new Recursion(depth, all, everywhere, cycles);
    }

    Recursion withEverywhere() {
        return new Recursion(depth, along, true, cycles);
    }

    Recursion withCycles(Cycles treatment) {
        return new Recursion(depth, along, everywhere, treatment);
    }
}
