package io.interflux.query;

import io.interflux.error.QueryException;

/**
 * How much one load may bring before it fails, so that a mistaken query ends in a clear error and not in an {@code OutOfMemoryError}. It is
 * counted at recursive includes, whose size no window bounds; what else a load reads is bounded by its windows only.
 *
 * @param nodes the most entities that a recursive include may make for one window of roots
 * @param depth the most levels beneath a root that a recursive include may reach
 */
public record Budget(long nodes, int depth) {

    /** 5 million nodes in a window; 1000 levels. */
    public static final Budget DEFAULT = new Budget(5_000_000, 1000);

    /** All numbers must be positive. */
    public Budget {
        if (nodes <= 0 || depth <= 0) {
            throw new QueryException("A budget's nodes " + nodes + " and depth " + depth
                    + " must be positive; leave a limit out to keep the default");
        }
    }

    /** The same with another number of nodes. */
    public Budget nodes(long most) {
        return new Budget(most, depth);
    }

    /** The same with another depth. */
    public Budget depth(int most) {
        return new Budget(nodes, most);
    }
}
