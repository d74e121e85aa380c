package io.interflux.assemble.recursion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Cycles are found, named, and told apart from diamonds. */
class CyclesTest {

    @Test
    void theWayGoesFromTheStartToTheNodeThatIsMetAgain() {
        assertThat(new CycleSearch<>(KeyGraph.of("1: 2 3", "3: 4", "4: 5", "5: 3")).way(1))
                .containsExactly(1, 3, 4, 5, 3);
        assertThat(new CycleSearch<>(KeyGraph.of("1: 1")).way(1)).containsExactly(1, 1);
    }

    @Test
    void aDiamondIsNoCycle() {
        assertThat(new CycleSearch<>(KeyGraph.of("1: 2 3", "2: 4", "3: 4", "4: 5")).way(1))
                .isEmpty();
    }

    @Test
    void aCycleBesideTheFirstWayIsFound() {
        CycleSearch<Integer> search = new CycleSearch<>(KeyGraph.of("1: 2", "3: 2 4", "4: 3"));
        assertThat(search.way(1)).isEmpty();
        assertThat(search.way(3)).containsExactly(3, 4, 3);
    }

    @Test
    void groupsAreThoseThatLeadToEachOther() {
        CycleGroups<Integer> groups =
                new CycleGroups<>(KeyGraph.of("1: 2", "2: 3", "3: 2 4", "4: 5", "5: 4 6", "6:", "7: 7"));
        assertThat(List.of(1, 2, 3, 4, 5, 6, 7).stream().map(groups::onCycle))
                .containsExactly(false, true, true, true, true, false, true);
        assertThat(groups.of(2)).isEqualTo(groups.of(3)).isNotEqualTo(groups.of(4));
        assertThat(groups.of(4)).isEqualTo(groups.of(5)).isNotEqualTo(groups.of(6));
        assertThat(groups.of(1)).isNotIn(groups.of(2), groups.of(4), groups.of(6), groups.of(7));
    }

    @Test
    void ofRandomGraphsTwoNodesAreOfOneGroupExactlyIfEachReachesTheOther() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int nodes = 1 + random.nextInt(9);
            KeyGraph graph = KeyGraph.of();
            boolean[][] reaches = new boolean[nodes][nodes];
            for (int i = random.nextInt(2 * nodes); i > 0; i--) {
                int from = random.nextInt(nodes);
                int to = random.nextInt(nodes);
                graph.link(from, to);
                reaches[from][to] = true;
            }
            close(reaches);
            CycleGroups<Integer> groups = new CycleGroups<>(graph);
            for (int a = nodes - 1; a >= 0; a--) {
                assertThat(groups.onCycle(a)).as("seed %d, %d", seed, a).isEqualTo(reaches[a][a]);
                for (int b = 0; b < nodes; b++) {
                    boolean together = a == b || (reaches[a][b] && reaches[b][a]);
                    assertThat(groups.of(a) == groups.of(b))
                            .as("seed %d, %d and %d", seed, a, b)
                            .isEqualTo(together);
                }
                List<Integer> way = new ArrayList<>(new CycleSearch<>(graph).way(a));
                assertThat(way.isEmpty()).as("seed %d, %d", seed, a).isEqualTo(!leadsToCycle(reaches, a));
            }
        }
    }

    private static void close(boolean[][] reaches) {
        for (int via = 0; via < reaches.length; via++) {
            for (boolean[] from : reaches) {
                for (int to = 0; to < reaches.length; to++) {
                    from[to] |= from[via] && reaches[via][to];
                }
            }
        }
    }

    private static boolean leadsToCycle(boolean[][] reaches, int from) {
        for (int to = 0; to < reaches.length; to++) {
            if ((from == to || reaches[from][to]) && reaches[to][to]) {
                return true;
            }
        }
        return false;
    }
}
