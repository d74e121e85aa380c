package io.interflux.assemble.recursion;

import java.util.List;

/**
 * Decides where the nodes of a graph are expanded. Everywhere else they are leaves.
 *
 * @param <N> what stands for a node
 */
interface Expansion<N> {

    /**
     * The places beneath a start, each after all that are beneath it; the start's own is the last. Places that are the same as beneath an
     * earlier start are not given again, but for the start's own.
     *
     * @throws io.interflux.error.BudgetExceededException if there are more nodes or levels than the budget allows
     */
    List<Occurrence<N>> beneath(N start);
}
