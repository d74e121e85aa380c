package io.interflux.assemble.recursion;

import java.util.ArrayList;
import java.util.List;

/**
 * The links of a recursion: a graph whose nodes are rows. {@code N} has value or identity semantics of its own.
 *
 * @param <N> what stands for a node
 */
interface Links<N> {

    /** How many relations are followed at each node, from 1. */
    int relations();

    /** The links of one relation from a node, in the order of the children; empty where there are none. */
    List<Link<N>> of(N node, int relation);

    /** Where the links of all relations lead to, in their order. */
    default List<N> targets(N node) {
        List<N> targets = new ArrayList<>();
        for (int relation = 0; relation < relations(); relation++) {
            of(node, relation).forEach(link -> targets.add(link.target()));
        }
        return targets;
    }
}
