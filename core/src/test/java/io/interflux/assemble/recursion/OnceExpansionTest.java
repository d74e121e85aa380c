package io.interflux.assemble.recursion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.error.BudgetExceededException;
import io.interflux.query.Budget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each node once beneath a start, where it is shallowest. */
class OnceExpansionTest {

    private static OnceExpansion<Integer> expansion(KeyGraph graph, @Nullable Integer depth) {
        return new OnceExpansion<>(graph, new NodeMeter("person.children", depth, Budget.DEFAULT));
    }

    private static String tree(KeyGraph graph, int start) {
        return KeyGraph.tree(expansion(graph, null).beneath(start));
    }

    private static String tree(KeyGraph graph, int start, int depth) {
        return KeyGraph.tree(expansion(graph, depth).beneath(start));
    }

    @Test
    void aTreeIsExpandedToItsEnds() {
        KeyGraph graph = KeyGraph.of("1: 2 3", "2: 4 5", "3: 6");
        assertThat(tree(graph, 1)).isEqualTo("1(2(4() 5()) 3(6()))");
        assertThat(tree(graph, 3)).isEqualTo("3(6())");
        assertThat(tree(graph, 6)).isEqualTo("6()");
    }

    @Test
    void theDepthCountsLevelsOfChildren() {
        KeyGraph graph = KeyGraph.of("1: 2", "2: 3", "3: 4");
        assertThat(tree(graph, 1, 1)).isEqualTo("1(2*)");
        assertThat(tree(graph, 1, 2)).isEqualTo("1(2(3*))");
        assertThat(tree(graph, 1, 3)).isEqualTo("1(2(3(4*)))");
        assertThat(tree(graph, 1, 4)).isEqualTo("1(2(3(4())))");
    }

    @Test
    void aDiamondIsExpandedAtTheFirstParent() {
        assertThat(tree(KeyGraph.of("1: 2 3", "2: 4", "3: 4", "4: 5"), 1)).isEqualTo("1(2(4(5())) 3(4*))");
    }

    @Test
    void theShallowestOccurrenceCountsThoughItComesLater() {
        assertThat(tree(KeyGraph.of("1: 2 4", "2: 3", "3: 4", "4: 5"), 1)).isEqualTo("1(2(3(4*)) 4(5()))");
    }

    @Test
    void theOrderOfTheChildrenDecidesAmongEqualDepths() {
        assertThat(tree(KeyGraph.of("1: 3 2", "2: 4", "3: 4"), 1)).isEqualTo("1(3(4()) 2(4*))");
        assertThat(tree(KeyGraph.of("1: 2 3", "2: 5", "3: 4", "4: 6", "5: 6"), 1))
                .isEqualTo("1(2(5(6())) 3(4(6*)))");
    }

    @Test
    void theOrderOfTheRelationsDecidesBeforeThatOfTheParents() {
        KeyGraph graph = KeyGraph.of(2, "1: 2 3 |", "2: | 4", "3: 4 |", "4: 5 | 5");
        assertThat(tree(graph, 1)).isEqualTo("1(2(|4*) 3(4(5(|)|5*)|)|)");
    }

    @Test
    void aCycleEndsAtTheStart() {
        assertThat(tree(KeyGraph.of("1: 2", "2: 3", "3: 1 2"), 1)).isEqualTo("1(2(3(1* 2*)))");
        assertThat(tree(KeyGraph.of("1: 1 2", "2: 2"), 1)).isEqualTo("1(1* 2(2*))");
    }

    @Test
    void aLinkThatIsThereTwiceIsShownTwice() {
        assertThat(tree(KeyGraph.of("1: 2 2", "2: 3"), 1)).isEqualTo("1(2(3()) 2*)");
    }

    @Test
    void eachStartHasAnExpansionOfItsOwn() {
        KeyGraph graph = KeyGraph.of("1: 2", "2: 1 3");
        OnceExpansion<Integer> expansion = expansion(graph, null);
        assertThat(KeyGraph.tree(expansion.beneath(1))).isEqualTo("1(2(1* 3()))");
        assertThat(KeyGraph.tree(expansion.beneath(2))).isEqualTo("2(1(2*) 3())");
    }

    @Test
    void placesComeAfterAllThatAreBeneathThem() {
        KeyGraph graph = KeyGraph.of("1: 2 3", "2: 4", "3: 5", "4: 6");
        assertThat(expansion(graph, null).beneath(1).stream().map(Occurrence::node))
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6)
                .containsSubsequence(6, 4, 2, 1)
                .containsSubsequence(5, 3, 1)
                .endsWith(1);
    }

    /** Distances found by relaxing edges until nothing changes, which has nothing in common with a walk by levels. */
    @Test
    void ofRandomGraphsEachNodeWithinReachIsExpandedExactlyOnceAtItsDistance() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int nodes = 1 + random.nextInt(12);
            KeyGraph graph = KeyGraph.of();
            for (int i = random.nextInt(3 * nodes); i > 0; i--) {
                graph.link(random.nextInt(nodes), random.nextInt(nodes));
            }
            int depth = 1 + random.nextInt(5);
            Map<Integer, Integer> expected = new HashMap<>();
            distances(graph, nodes).forEach((node, distance) -> {
                if (distance < depth) {
                    expected.put(node, distance);
                }
            });
            List<Occurrence<Integer>> places = expansion(graph, depth).beneath(0);
            Map<Integer, Integer> found = new HashMap<>();
            collect(places.get(places.size() - 1), 0, found);
            assertThat(found).as("seed %d", seed).isEqualTo(expected);
            assertThat(places).as("seed %d", seed).hasSameSizeAs(expected.keySet());
        }
    }

    private static Map<Integer, Integer> distances(KeyGraph graph, int nodes) {
        Map<Integer, Integer> distances = new HashMap<>(Map.of(0, 0));
        for (int round = 0; round < nodes; round++) {
            for (int node = 0; node < nodes; node++) {
                Integer distance = distances.get(node);
                if (distance != null) {
                    graph.targets(node).forEach(target -> distances.merge(target, distance + 1, Math::min));
                }
            }
        }
        return distances;
    }

    private static void collect(Occurrence<Integer> place, int depth, Map<Integer, Integer> found) {
        assertThat(found.put(place.node(), depth)).isNull();
        place.branches(0).forEach(branch -> {
            Occurrence<Integer> below = branch.below();
            if (below != null) {
                assertThat(below.node()).isEqualTo(branch.link().target());
                collect(below, depth + 1, found);
            }
        });
    }

    @Test
    void moreNodesThanTheBudgetAreAnError() {
        KeyGraph graph = KeyGraph.of("1: 2 3", "2: 4 5");
        NodeMeter three = new NodeMeter("person.children", null, Budget.DEFAULT.nodes(3));
        assertThatThrownBy(() -> new OnceExpansion<>(graph, three).beneath(1))
                .isInstanceOfSatisfying(BudgetExceededException.class, exceeded -> {
                    assertThat(exceeded.path()).isEqualTo("person.children");
                    assertThat(exceeded.limit()).isEqualTo(3);
                })
                .hasMessage("person.children brings more than 3 nodes in one window of roots; ask for fewer levels by"
                        + " recursive(depth), for fewer roots at a time by LoadOptions.withWindowRows, or raise it by"
                        + " budget(b -> b.nodes(…))");
        NodeMeter four = new NodeMeter("person.children", null, Budget.DEFAULT.nodes(4));
        assertThat(new OnceExpansion<>(graph, four).beneath(1)).hasSize(5);
    }

    @Test
    void moreLevelsThanTheBudgetAreAnError() {
        KeyGraph graph = KeyGraph.of("1: 2", "2: 3", "3: 4");
        NodeMeter two = new NodeMeter("person.children", null, Budget.DEFAULT.depth(2));
        assertThatThrownBy(() -> new OnceExpansion<>(graph, two).beneath(1))
                .isInstanceOfSatisfying(BudgetExceededException.class, exceeded -> assertThat(exceeded.limit())
                        .isEqualTo(2))
                .hasMessage("person.children goes deeper than 2 levels; end it by recursive(depth), or raise it by"
                        + " budget(b -> b.depth(…))");
        assertThat(new OnceExpansion<>(graph, two).beneath(2)).hasSize(3);
    }
}
