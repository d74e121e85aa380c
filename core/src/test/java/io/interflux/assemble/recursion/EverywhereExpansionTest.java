package io.interflux.assemble.recursion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.error.BudgetExceededException;
import io.interflux.query.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each node at each of its occurrences, but not beneath itself; equal subtrees are one. */
class EverywhereExpansionTest {

    private static EverywhereExpansion<Integer> expansion(KeyGraph graph, @Nullable Integer depth) {
        return new EverywhereExpansion<>(graph, new NodeMeter("part.components", depth, Budget.DEFAULT));
    }

    private static String tree(KeyGraph graph, int start) {
        return KeyGraph.tree(expansion(graph, null).beneath(start));
    }

    @Test
    void aDiamondIsExpandedTwiceAndMadeOnce() {
        List<Occurrence<Integer>> places =
                expansion(KeyGraph.of("1: 2 3", "2: 4", "3: 4", "4: 5"), null).beneath(1);
        assertThat(KeyGraph.tree(places)).isEqualTo("1(2(4(5())) 3(4(5())))");
        assertThat(places.stream().map(Occurrence::node)).containsExactly(5, 4, 2, 3, 1);
    }

    @Test
    void aLadderOfDiamondsHasMorePathsThanMemoryAndStaysSmall() {
        KeyGraph graph = KeyGraph.of();
        for (int i = 0; i < 200; i++) {
            graph.link(i, i + 1);
            graph.link(i, i + 1);
        }
        assertThat(expansion(graph, null).beneath(0)).hasSize(201);
    }

    @Test
    void aNodeThatIsItsOwnAncestorIsALeafThere() {
        assertThat(tree(KeyGraph.of("1: 2", "2: 3 1", "3: 2"), 1)).isEqualTo("1(2(3(2*) 1*))");
        assertThat(tree(KeyGraph.of("1: 1"), 1)).isEqualTo("1(1*)");
        assertThat(tree(KeyGraph.of("1: 2 3", "2: 3", "3: 2"), 1)).isEqualTo("1(2(3(2*)) 3(2(3*)))");
    }

    @Test
    void theDepthCountsLevelsOfChildren() {
        KeyGraph graph = KeyGraph.of("1: 2 4", "2: 3", "3: 4", "4: 5");
        assertThat(KeyGraph.tree(expansion(graph, 1).beneath(1))).isEqualTo("1(2* 4*)");
        assertThat(KeyGraph.tree(expansion(graph, 3).beneath(1))).isEqualTo("1(2(3(4*)) 4(5()))");
        assertThat(KeyGraph.tree(expansion(graph, 4).beneath(1))).isEqualTo("1(2(3(4(5*))) 4(5()))");
    }

    @Test
    void relationsAreFollowedTogether() {
        assertThat(tree(KeyGraph.of(2, "1: 2 | 3", "2: | 3", "3: 4 |"), 1)).isEqualTo("1(2(|3(4(|)|))|3(4(|)|))");
    }

    @Test
    void whatIsTheSameBeneathTwoStartsIsGivenOnce() {
        EverywhereExpansion<Integer> expansion = expansion(KeyGraph.of("1: 3", "2: 3", "3: 4"), null);
        assertThat(expansion.beneath(1)).hasSize(3);
        assertThat(expansion.beneath(2).stream().map(Occurrence::node)).containsExactly(2);
        assertThat(expansion.beneath(3).stream().map(Occurrence::node)).containsExactly(3);
    }

    /** The same by walking every path, with nothing shared. */
    @Test
    void ofRandomGraphsTheTreeIsThatOfAllPaths() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int nodes = 1 + random.nextInt(7);
            KeyGraph graph = KeyGraph.of();
            for (int i = random.nextInt(2 * nodes); i > 0; i--) {
                graph.link(random.nextInt(nodes), random.nextInt(nodes));
            }
            Integer depth = random.nextBoolean() ? null : 1 + random.nextInt(5);
            EverywhereExpansion<Integer> expansion = expansion(graph, depth);
            for (int start = 0; start < nodes; start++) {
                assertThat(KeyGraph.tree(expansion.beneath(start)))
                        .as("seed %d, start %d, depth %s", seed, start, depth)
                        .isEqualTo(paths(graph, start, depth == null ? 99 : depth, new ArrayList<>()));
            }
        }
    }

    private static String paths(KeyGraph graph, int node, int depth, List<Integer> above) {
        if (depth == 0 || above.contains(node)) {
            return node + "*";
        }
        List<Integer> way = new ArrayList<>(above);
        way.add(node);
        List<String> children = graph.targets(node).stream()
                .map(target -> paths(graph, target, depth - 1, way))
                .toList();
        return node + "(" + String.join(" ", children) + ")";
    }

    @Test
    void aChainIsNoDeeperOnTheStack() {
        KeyGraph graph = KeyGraph.of();
        for (int i = 0; i < 50_000; i++) {
            graph.link(i, i + 1);
        }
        NodeMeter deep = new NodeMeter("part.components", null, Budget.DEFAULT.depth(100_000));
        assertThat(new EverywhereExpansion<>(graph, deep).beneath(0)).hasSize(50_001);
    }

    @Test
    void waysThroughACyclicGraphEndAtTheBudget() {
        KeyGraph graph = KeyGraph.of();
        for (int from = 0; from < 12; from++) {
            for (int to = 0; to < 12; to++) {
                graph.link(from, to);
            }
        }
        NodeMeter meter = new NodeMeter("part.components", null, Budget.DEFAULT.nodes(100_000));
        assertThatThrownBy(() -> new EverywhereExpansion<>(graph, meter).beneath(0))
                .isInstanceOfSatisfying(BudgetExceededException.class, exceeded -> assertThat(exceeded.limit())
                        .isEqualTo(100_000));
    }

    @Test
    void moreLevelsThanTheBudgetAreAnError() {
        NodeMeter one = new NodeMeter("part.components", null, Budget.DEFAULT.depth(1));
        KeyGraph graph = KeyGraph.of("1: 2", "2: 3");
        assertThatThrownBy(() -> new EverywhereExpansion<>(graph, one).beneath(1))
                .isInstanceOf(BudgetExceededException.class)
                .hasMessageStartingWith("part.components goes deeper than 1 levels");
        assertThat(new EverywhereExpansion<>(graph, one).beneath(2)).hasSize(2);
    }
}
