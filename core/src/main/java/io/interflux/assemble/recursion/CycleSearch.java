package io.interflux.assemble.recursion;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Looks for a node that is its own ancestor. What has been found free of cycles is not looked at again. */
final class CycleSearch<N> {

    private final Links<N> links;
    private final Set<N> free = new HashSet<>();

    CycleSearch(Links<N> links) {
        this.links = links;
    }

    /** The way from a start to a node that is met again, which is the last and one of those before; empty where there is no cycle. */
    List<N> way(N start) {
        Set<N> way = new LinkedHashSet<>();
        Deque<Step<N>> steps = new ArrayDeque<>();
        enter(start, way, steps);
        while (!steps.isEmpty()) {
            Step<N> step = steps.element();
            if (!step.targets.hasNext()) {
                steps.pop();
                way.remove(step.node);
                free.add(step.node);
                continue;
            }
            N target = step.targets.next();
            if (way.contains(target)) {
                List<N> cycle = new ArrayList<>(way);
                cycle.add(target);
                return cycle;
            }
            enter(target, way, steps);
        }
        return List.of();
    }

    private void enter(N node, Set<N> way, Deque<Step<N>> steps) {
        if (!free.contains(node)) {
            way.add(node);
            steps.push(new Step<>(node, links.targets(node).iterator()));
        }
    }

    private record Step<N>(N node, Iterator<N> targets) {}
}
