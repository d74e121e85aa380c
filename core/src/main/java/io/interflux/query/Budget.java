package io.interflux.query;

import io.interflux.error.QueryException;

/**
 * How much one load may bring before it fails, so that a mistaken query ends in a clear error and not in an {@code OutOfMemoryError}. Rows are
 * counted as they arrive.
 *
 * @param rows the most rows that all of its statements may read together
 * @param nodes the most entities that one window of roots may hold, roots and children at every level; those of a recursive include count
 *     by themselves, at each place where they are shown
 * @param depth the most levels beneath a root that a recursive include may reach
 */
public record Budget(long rows, long nodes, int depth) {

    /** No bound on all rows, since a stream may be endless; 5 million nodes in a window; 1000 levels. */
    public static final Budget DEFAULT = new Budget(Long.MAX_VALUE, 5_000_000, 1000);

    /** All numbers must be positive. */
    public Budget {
        if (rows <= 0 || nodes <= 0 || depth <= 0) {
            throw new QueryException("A budget's rows " + rows + ", nodes " + nodes + " and depth " + depth
                    + " must be positive; leave a limit out to keep the default");
        }
    }

    /** The same with another number of rows. */
    public Budget rows(long most) {
        return new Budget(most, nodes, depth);
    }

    /** The same with another number of nodes. */
    public Budget nodes(long most) {
        return new Budget(rows, most, depth);
    }

    /** The same with another depth. */
    public Budget depth(int most) {
        return new Budget(rows, nodes, most);
    }
}
