package io.interflux.assemble.recursion;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node at a place where it is expanded: what is beneath it, by relation.
 *
 * @param <N> what stands for a node
 */
final class Occurrence<N> {

    private final N node;
    private final List<List<Branch<N>>> branches;
    private @Nullable Object @Nullable [] related;
    private @Nullable Object instance;

    /**
     * One child of an occurrence.
     *
     * @param link how it is reached
     * @param below where it is expanded, or {@code null} where it is a leaf
     */
    record Branch<N>(Link<N> link, @Nullable Occurrence<N> below) {}

    Occurrence(N node, int relations) {
        this.node = node;
        this.branches = new ArrayList<>(relations);
        for (int i = 0; i < relations; i++) {
            branches.add(List.of());
        }
    }

    N node() {
        return node;
    }

    int relations() {
        return branches.size();
    }

    /** The children of one relation, in their order. */
    List<Branch<N>> branches(int relation) {
        return branches.get(relation);
    }

    void branches(int relation, List<Branch<N>> children) {
        branches.set(relation, children);
    }

    /** What the relations bring here, once it has been made; the branches are not needed any more. */
    void made(@Nullable Object[] instances) {
        related = instances;
        branches.clear();
    }

    boolean isMade() {
        return related != null;
    }

    /** The node's instance at this place without payload, or {@code null} where there is none yet. */
    @Nullable Object instance() {
        return instance;
    }

    Object instance(Object made) {
        instance = made;
        return made;
    }

    /** For each relation the list of its instances, or the instance where it is a to-one. */
    @Nullable Object[] related() {
        if (related == null) {
            throw new IllegalStateException("What is beneath " + node + " has not been made yet");
        }
        return related;
    }
}
