package io.interflux.assemble.recursion;

import io.interflux.assemble.recursion.Occurrence.Branch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Expands each node once beneath a start, at its shallowest occurrence. Among occurrences of one depth the first counts: relation by
 * relation, in each of them parent by parent in the order in which these were met, beneath each parent in the order of the children.
 *
 * <pre>
 * 1 -> 2, 3    2 -> 4    3 -> 4    4 -> 1        1(2(4(1*)), 3(4*))    * leaves
 * </pre>
 */
final class OnceExpansion<N> implements Expansion<N> {

    private final Links<N> links;
    private final NodeMeter meter;

    OnceExpansion(Links<N> links, NodeMeter meter) {
        this.links = links;
        this.meter = meter;
    }

    @Override
    public List<Occurrence<N>> beneath(N start) {
        Set<N> expanded = new HashSet<>();
        expanded.add(start);
        List<Occurrence<N>> level = List.of(new Occurrence<>(start, links.relations()));
        List<Occurrence<N>> all = new ArrayList<>();
        for (int depth = 1; !level.isEmpty(); depth++) {
            all.addAll(level);
            level = next(level, depth, expanded);
        }
        Collections.reverse(all);
        return all;
    }

    private List<Occurrence<N>> next(List<Occurrence<N>> level, int depth, Set<N> expanded) {
        List<Occurrence<N>> next = new ArrayList<>();
        for (int relation = 0; relation < links.relations(); relation++) {
            for (Occurrence<N> parent : level) {
                parent.branches(relation, branches(links.of(parent.node(), relation), depth, expanded, next));
            }
        }
        return next;
    }

    private List<Branch<N>> branches(List<Link<N>> of, int depth, Set<N> expanded, List<Occurrence<N>> next) {
        if (of.isEmpty()) {
            return List.of();
        }
        meter.hold(of.size(), depth);
        List<Branch<N>> branches = new ArrayList<>(of.size());
        for (Link<N> link : of) {
            Occurrence<N> below = null;
            if (meter.mayExpand(depth) && expanded.add(link.target())) {
                below = new Occurrence<>(link.target(), links.relations());
                next.add(below);
            }
            branches.add(new Branch<>(link, below));
        }
        return branches;
    }
}
