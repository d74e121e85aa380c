package io.interflux.load;

import io.interflux.query.Strategy;
import java.time.Duration;

/**
 * How loads use the connection and memory. The defaults suit most.
 *
 * @param windowRows how many roots are read at a time, with all of their children
 * @param fetchSize how many rows of children the driver may fetch ahead; those of a few parents come without a limit, in one round trip
 * @param cursorIdleLimit how long a load that holds a transaction of its own, for a cursor or a snapshot, may be without demand before it
 *     fails
 * @param identityBudgetBytes how much the targets seen at one include may take, by estimate, before they are read again
 * @param strategy how includes without a hint of their own are read, where that is possible
 */
public record LoadOptions(
        int windowRows, int fetchSize, Duration cursorIdleLimit, long identityBudgetBytes, Strategy strategy) {

    private static final int FEW_KEYS = 50;

    /** Windows of 1000 roots, 50,000 rows ahead, one minute, 32 MiB, and the planner's choice of strategies. */
    public static final LoadOptions DEFAULT =
            new LoadOptions(1000, 50_000, Duration.ofMinutes(1), 32L << 20, Strategy.AUTO);

    /** All numbers must be positive. */
    public LoadOptions {
        if (windowRows <= 0 || fetchSize <= 0 || identityBudgetBytes <= 0) {
            throw new IllegalArgumentException("windowRows " + windowRows + ", fetchSize " + fetchSize
                    + " and identityBudgetBytes " + identityBudgetBytes + " must be positive");
        }
        if (cursorIdleLimit.isNegative() || cursorIdleLimit.isZero()) {
            throw new IllegalArgumentException("cursorIdleLimit " + cursorIdleLimit + " must be positive");
        }
    }

    /** The same with another number of roots at a time. */
    public LoadOptions withWindowRows(int rows) {
        return new LoadOptions(rows, fetchSize, cursorIdleLimit, identityBudgetBytes, strategy);
    }

    /** The same with another limit for cursors without demand. */
    public LoadOptions withCursorIdleLimit(Duration limit) {
        return new LoadOptions(windowRows, fetchSize, limit, identityBudgetBytes, strategy);
    }

    /** The same with another budget for the targets seen. */
    public LoadOptions withIdentityBudgetBytes(long bytes) {
        return new LoadOptions(windowRows, fetchSize, cursorIdleLimit, bytes, strategy);
    }

    /**
     * The same with another way of reading includes that have no hint of their own. It holds where the association and the database can
     * have it; everywhere else the planner chooses.
     */
    public LoadOptions withStrategy(Strategy preferred) {
        return new LoadOptions(windowRows, fetchSize, cursorIdleLimit, identityBudgetBytes, preferred);
    }

    /**
     * The fetch size of a statement for so many keys, 0 for none. With one r2dbc-postgresql needs a second round trip, to close the portal;
     * a few keys seldom bring many rows.
     */
    int fetchSizeFor(int keys) {
        return keys <= FEW_KEYS ? 0 : fetchSize;
    }
}
