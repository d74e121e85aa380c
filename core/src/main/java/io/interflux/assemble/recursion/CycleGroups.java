package io.interflux.assemble.recursion;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Groups of nodes that lead to each other, the strongly connected components of the graph: found by R. Tarjan's algorithm (SIAM J. Comput.
 * 1, 1972), without recursion, since a chain may be long.
 */
final class CycleGroups<N> {

    private final Links<N> links;
    private final Map<N, Visit<N>> visits = new HashMap<>();
    private final Deque<Visit<N>> way = new ArrayDeque<>();
    private final Deque<Visit<N>> open = new ArrayDeque<>();
    private int groups;

    CycleGroups(Links<N> links) {
        this.links = links;
    }

    /** The number of a node's group; a node that lies on no cycle is alone in its own. */
    int of(N node) {
        return visited(node).group;
    }

    /** Whether a node leads back to itself. */
    boolean onCycle(N node) {
        return visited(node).onCycle;
    }

    private Visit<N> visited(N node) {
        Visit<N> known = visits.get(node);
        if (known != null) {
            return known;
        }
        Visit<N> visit = enter(node);
        while (!way.isEmpty()) {
            Visit<N> last = way.element();
            if (last.targets.hasNext()) {
                follow(last, last.targets.next());
            } else {
                leave(last);
            }
        }
        return visit;
    }

    private Visit<N> enter(N node) {
        Visit<N> visit = new Visit<>(visits.size(), links.targets(node).iterator());
        visits.put(node, visit);
        way.push(visit);
        open.push(visit);
        return visit;
    }

    private void follow(Visit<N> from, N target) {
        Visit<N> known = visits.get(target);
        if (known == null) {
            enter(target);
        } else if (known.group < 0) {
            from.lowest = Math.min(from.lowest, known.number);
            from.onCycle |= known == from;
        }
    }

    private void leave(Visit<N> visit) {
        way.pop();
        if (!way.isEmpty()) {
            way.element().lowest = Math.min(way.element().lowest, visit.lowest);
        }
        if (visit.lowest == visit.number) {
            close(visit);
        }
    }

    /** All that was entered since the first of a group belongs to it. */
    private void close(Visit<N> first) {
        boolean several = open.element() != first;
        Visit<N> member;
        do {
            member = open.pop();
            member.group = groups;
            member.onCycle |= several;
        } while (member != first);
        groups++;
    }

    private static final class Visit<N> {

        private final int number;
        private final Iterator<N> targets;
        private int lowest;
        private int group = -1;
        private boolean onCycle;

        Visit(int number, Iterator<N> targets) {
            this.number = number;
            this.targets = targets;
            this.lowest = number;
        }
    }
}
