package io.interflux.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Children by their parent's key, in the order in which they came. */
class GroupingTest {

    private final Grouping grouping = new Grouping();

    @Test
    void childrenKeepTheirOrderWhicheverWayParentsAreMixed() {
        grouping.add(1L, "b");
        grouping.add(2L, "x");
        grouping.add(1L, "a");
        grouping.add(1L, "b");
        assertThat(grouping.collections())
                .containsEntry(1L, List.of("b", "a", "b"))
                .containsEntry(2L, List.of("x"))
                .hasSize(2);
    }

    @Test
    void listsCannotBeChanged() {
        grouping.add(1L, "a");
        List<?> children =
                (List<?>) Objects.requireNonNull(grouping.collections().get(1L));
        assertThatThrownBy(children::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void theFirstOfSeveralIsTheSingleOne() {
        grouping.add(1L, "first");
        grouping.add(1L, "second");
        assertThat(grouping.singles()).containsEntry(1L, "first").hasSize(1);
        assertThat(grouping.ambiguousKey()).isEqualTo(1L);
    }

    @Test
    void oneChildForEachParentIsNotAmbiguous() {
        grouping.add(1L, "a");
        grouping.add(2L, "b");
        assertThat(grouping.ambiguousKey()).isNull();
    }

    @Test
    void aChildWithoutAParentsKeyIsDropped() {
        grouping.add(null, "lost");
        assertThat(grouping.collections()).isEmpty();
        assertThat(grouping.singles()).isEmpty();
        assertThat(grouping.ambiguousKey()).isNull();
    }
}
