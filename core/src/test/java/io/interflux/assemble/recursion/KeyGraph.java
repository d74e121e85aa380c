package io.interflux.assemble.recursion;

import io.interflux.assemble.recursion.Occurrence.Branch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A graph of keys, written as {@code "1: 2 3", "2: 4"}: from 1 to 2 and 3, in that order. Relations are divided by a bar: {@code "1: 2 | 3"}.
 */
final class KeyGraph implements Links<Integer> {

    private final int relations;
    private final Map<Integer, List<List<Link<Integer>>>> links = new HashMap<>();

    private KeyGraph(int relations) {
        this.relations = relations;
    }

    static KeyGraph of(String... nodes) {
        return of(1, nodes);
    }

    static KeyGraph of(int relations, String... nodes) {
        KeyGraph graph = new KeyGraph(relations);
        for (String node : nodes) {
            String[] parts = node.split(":", -1);
            List<List<Link<Integer>>> targets = new ArrayList<>();
            for (String targetsOfRelation : parts[1].split("\\|", -1)) {
                targets.add(keys(targetsOfRelation));
            }
            graph.links.put(Integer.valueOf(parts[0]), targets);
        }
        return graph;
    }

    private static List<Link<Integer>> keys(String text) {
        return text.isBlank()
                ? List.of()
                : List.of(text.trim().split(" ", -1)).stream()
                        .map(key -> new Link<>(Integer.valueOf(key), null))
                        .toList();
    }

    /** Adds a link of the first relation. */
    void link(int from, int to) {
        links.computeIfAbsent(from, added -> new ArrayList<>(List.of(new ArrayList<>())))
                .get(0)
                .add(new Link<>(to, null));
    }

    @Override
    public int relations() {
        return relations;
    }

    @Override
    public List<Link<Integer>> of(Integer node, int relation) {
        List<List<Link<Integer>>> found = links.get(node);
        return found == null || relation >= found.size() ? List.of() : found.get(relation);
    }

    /** The tree beneath a start: {@code 1(2(4()) 3(4*))}, an asterisk at each leaf, relations divided by a bar. */
    static String tree(List<Occurrence<Integer>> places) {
        return tree(places.get(places.size() - 1));
    }

    private static String tree(Occurrence<Integer> place) {
        List<String> relations = new ArrayList<>();
        for (int i = 0; i < place.relations(); i++) {
            relations.add(place.branches(i).stream().map(KeyGraph::tree).collect(Collectors.joining(" ")));
        }
        return place.node() + "(" + String.join("|", relations) + ")";
    }

    private static String tree(Branch<Integer> branch) {
        @Nullable Occurrence<Integer> below = branch.below();
        return below == null ? branch.link().target() + "*" : tree(below);
    }
}
