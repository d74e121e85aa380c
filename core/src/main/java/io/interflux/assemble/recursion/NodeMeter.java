package io.interflux.assemble.recursion;

import io.interflux.error.BudgetExceededException;
import io.interflux.query.Budget;
import org.jspecify.annotations.Nullable;

/** Counts what one window of a recursive include brings, and knows how deep it goes. */
public final class NodeMeter {

    private final String path;
    private final int depth;
    private final Budget budget;
    private long nodes;

    /**
     * A meter at nothing.
     *
     * @param path of the include, for messages: {@code person.children}
     * @param depth the most levels that the include asks for, or {@code null} for as many as there are
     */
    public NodeMeter(String path, @Nullable Integer depth, Budget budget) {
        this.path = path;
        this.depth = depth == null ? Integer.MAX_VALUE : depth;
        this.budget = budget;
    }

    /** Whether the children of a row may be shown that is itself so many levels beneath the start. */
    public boolean mayExpand(int level) {
        return level < depth;
    }

    /** How many levels the include may still show beneath a row that is so many levels beneath the start. */
    int remaining(int level) {
        return depth == Integer.MAX_VALUE ? depth : depth - level;
    }

    /**
     * Counts rows in the lists of that many levels beneath the start.
     *
     * @throws BudgetExceededException if it is more than the budget allows
     */
    public void hold(int rows, int level) {
        if (rows > 0) {
            requireDepth(level);
        }
        nodes += rows;
        if (nodes > budget.nodes()) {
            throw new BudgetExceededException(
                    path + " brings more than " + budget.nodes() + " nodes in one window of roots; ask for fewer levels"
                            + " by recursive(depth), for fewer roots at a time by LoadOptions.withWindowRows,"
                            + " or raise it by budget(b -> b.nodes(…))",
                    path,
                    budget.nodes());
        }
    }

    /**
     * Rows may be that many levels beneath the start.
     *
     * @throws BudgetExceededException if it is more than the budget allows
     */
    private void requireDepth(int level) {
        if (level > budget.depth()) {
            throw new BudgetExceededException(
                    path + " goes deeper than " + budget.depth() + " levels; end it by recursive(depth),"
                            + " or raise it by budget(b -> b.depth(…))",
                    path,
                    budget.depth());
        }
    }
}
