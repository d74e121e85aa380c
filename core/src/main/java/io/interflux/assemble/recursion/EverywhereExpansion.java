package io.interflux.assemble.recursion;

import io.interflux.assemble.recursion.Occurrence.Branch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Expands each node at each of its occurrences, but not beneath itself. Equal subtrees are one: what is beneath a node depends on how many
 * levels may still follow, and on those of its ancestors that it leads back to, which lie on a cycle with it.
 *
 * <pre>
 * 1 -> 2, 3    2 -> 4    3 -> 4    4 -> 1        1(2(4(1*)), 3(4(1*)))    * leaf; both 4 are the same
 * </pre>
 */
final class EverywhereExpansion<N> implements Expansion<N> {

    private final Links<N> links;
    private final NodeMeter meter;
    private final CycleGroups<N> groups;
    private final Map<Subtree<N>, Occurrence<N>> subtrees = new HashMap<>();

    /**
     * What two equal subtrees have in common.
     *
     * @param above the ancestors that the node leads back to
     */
    private record Subtree<N>(N node, int remaining, Set<N> above) {}

    EverywhereExpansion(Links<N> links, NodeMeter meter) {
        this.links = links;
        this.meter = meter;
        this.groups = new CycleGroups<>(links);
    }

    @Override
    public List<Occurrence<N>> beneath(N start) {
        return new Walk().from(start);
    }

    /** One walk down all ways beneath a start. */
    private final class Walk {

        private final Deque<Place<N>> way = new ArrayDeque<>();
        private final Set<N> ancestors = new HashSet<>();
        private final List<Occurrence<N>> complete = new ArrayList<>();

        List<Occurrence<N>> from(N start) {
            Occurrence<N> own = below(start);
            while (!way.isEmpty()) {
                Place<N> place = way.element();
                Link<N> link = place.next();
                if (link == null) {
                    leave(place);
                } else {
                    place.add(new Branch<>(link, below(link.target())));
                }
            }
            return complete.isEmpty() && own != null ? List.of(own) : complete;
        }

        /** Where a node that comes next is expanded: at a known place, or at a new one, which is gone into; {@code null} for a leaf. */
        private @Nullable Occurrence<N> below(N node) {
            int level = way.size();
            if (!meter.mayExpand(level) || ancestors.contains(node)) {
                return null;
            }
            Subtree<N> subtree = new Subtree<>(node, meter.remaining(level), above(node, level));
            Occurrence<N> known = subtrees.get(subtree);
            if (known != null) {
                return known;
            }
            Occurrence<N> added = new Occurrence<>(node, links.relations());
            subtrees.put(subtree, added);
            enter(new Place<>(added, links), level + 1);
            return added;
        }

        private void enter(Place<N> place, int level) {
            meter.hold(place.size(), level);
            way.push(place);
            ancestors.add(place.occurrence.node());
        }

        private void leave(Place<N> place) {
            way.pop();
            ancestors.remove(place.occurrence.node());
            complete.add(place.occurrence);
        }

        /** On the last level all children are leaves, whoever they are. */
        private Set<N> above(N node, int level) {
            if (!meter.mayExpand(level + 1) || !groups.onCycle(node)) {
                return Set.of();
            }
            int group = groups.of(node);
            return ancestors.stream()
                    .filter(ancestor -> groups.of(ancestor) == group)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** How far the children of one place have been walked. */
    private static final class Place<N> {

        private final Occurrence<N> occurrence;
        private final Links<N> links;
        private List<Branch<N>> branches = List.of();
        private int relation = -1;
        private List<Link<N>> of = List.of();

        Place(Occurrence<N> occurrence, Links<N> links) {
            this.occurrence = occurrence;
            this.links = links;
        }

        int size() {
            int size = 0;
            for (int i = 0; i < links.relations(); i++) {
                size += links.of(occurrence.node(), i).size();
            }
            return size;
        }

        /** The next link, or {@code null} where there are no more. */
        @Nullable Link<N> next() {
            while (branches.size() == of.size()) {
                if (++relation == links.relations()) {
                    return null;
                }
                of = links.of(occurrence.node(), relation);
                branches = of.isEmpty() ? List.of() : new ArrayList<>(of.size());
                occurrence.branches(relation, branches);
            }
            return of.get(branches.size());
        }

        void add(Branch<N> branch) {
            branches.add(branch);
        }
    }
}
