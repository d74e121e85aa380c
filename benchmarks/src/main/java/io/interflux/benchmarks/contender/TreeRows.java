package io.interflux.benchmarks.contender;

import static io.interflux.benchmarks.contender.HandWritten.get;

import io.interflux.benchmarks.graph.recursive.TreeNode;
import io.r2dbc.spi.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts nodes together, each of which comes after its parent. For one subscriber. */
final class TreeRows {

    private final Map<Long, List<TreeNode>> children = new HashMap<>();
    private final List<TreeNode> roots = new ArrayList<>();

    /** Takes a row of key, name and parent, and gives the key. */
    Long add(Row row) {
        TreeNode node = new TreeNode(
                get(row, 0, Long.class), get(row, 1, String.class), row.get(2, Long.class), new ArrayList<>());
        children.put(node.id(), Optional.ofNullable(node.children()).orElseThrow());
        siblings(node).add(node);
        return node.id();
    }

    private List<TreeNode> siblings(TreeNode node) {
        return Optional.ofNullable(node.parentId()).map(this::childrenOf).orElse(roots);
    }

    private List<TreeNode> childrenOf(Long parent) {
        List<TreeNode> found = children.get(parent);
        if (found == null) {
            throw new IllegalStateException("A child of node " + parent + " came before it");
        }
        return found;
    }

    List<TreeNode> roots() {
        return roots;
    }
}
