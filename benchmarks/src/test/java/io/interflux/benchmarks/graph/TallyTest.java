package io.interflux.benchmarks.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Profile A = Profile.of(1L, "a", true);
    private static final Profile B = Profile.of(2L, "b", null);

    private static Checksum sum(Tally tally, User... users) {
        for (User user : users) {
            user.tell(tally);
        }
        return tally.checksum();
    }

    private static User user(long id, Profile... profiles) {
        return new User(id, "user", 7, List.of(profiles));
    }

    @Test
    void parentsAndNodesAreCounted() {
        Checksum checksum = sum(Tally.unordered(), user(1, A, B), user(2));

        assertThat(checksum.parents()).isEqualTo(2);
        assertThat(checksum.nodes()).isEqualTo(4);
    }

    @Test
    void siblingsMayComeInAnyOrderUnlessItIsAskedFor() {
        assertThat(sum(Tally.unordered(), user(1, A, B), user(2)))
                .isEqualTo(sum(Tally.unordered(), user(2), user(1, B, A)));
        assertThat(sum(Tally.ordered(), user(1, A, B))).isNotEqualTo(sum(Tally.ordered(), user(1, B, A)));
        assertThat(sum(Tally.ordered(), user(1), user(2))).isNotEqualTo(sum(Tally.ordered(), user(2), user(1)));
    }

    @Test
    void aChildUnderAnotherParentIsAnotherGraph() {
        assertThat(sum(Tally.unordered(), user(1, A), user(2, B)))
                .isNotEqualTo(sum(Tally.unordered(), user(1, B), user(2, A)));
    }

    @Test
    void everyValueCounts() {
        Checksum checksum = sum(Tally.unordered(), user(1, A));

        assertThat(List.of(
                        user(1, Profile.of(3L, "a", true)),
                        user(1, Profile.of(1L, "b", true)),
                        user(1, Profile.of(1L, "a", false)),
                        user(1, Profile.of(1L, "a", null)),
                        user(1, A, A),
                        user(2, A),
                        new User(1L, "other", 7, List.of(A)),
                        new User(1L, "user", 8, List.of(A)),
                        new User(1L, "user", null, List.of(A))))
                .allSatisfy(other -> assertThat(sum(Tally.unordered(), other)).isNotEqualTo(checksum));
    }

    @Test
    void twoLoadsAddUp() {
        assertThat(sum(Tally.unordered(), user(1, A)).and(sum(Tally.unordered(), user(2, B))))
                .isEqualTo(sum(Tally.unordered(), user(1, A), user(2, B)));
    }
}
