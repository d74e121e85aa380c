package io.interflux.assemble;

import static io.interflux.assemble.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What has been seen is remembered up to a budget. */
class IdentityMapTest {

    @Test
    void remembersWhatWasPut() {
        IdentityMap seen = new IdentityMap(1_000);
        Object target = new Object();
        seen.put(1L, target, row(1L));
        assertThat(seen.contains(1L)).isTrue();
        assertThat(seen.get(1L)).isSameAs(target);
        assertThat(seen.contains(2L)).isFalse();
        assertThat(seen.get(2L)).isNull();
    }

    @Test
    void keepsEverythingWithinTheBudget() {
        IdentityMap seen = new IdentityMap(1_000);
        seen.put(1L, "target", row(1L, "x"));
        seen.trim();
        assertThat(seen.contains(1L)).isTrue();
    }

    @Test
    void forgetsEverythingBeyondTheBudgetButOnlyBetweenWindows() {
        IdentityMap seen = new IdentityMap(1_000);
        seen.put(1L, "target", row(1L));
        seen.put(2L, "target", row("x".repeat(1_000)));
        assertThat(seen.contains(1L)).isTrue();
        seen.trim();
        assertThat(seen.contains(1L)).isFalse();
        assertThat(seen.contains(2L)).isFalse();
    }

    @Test
    void startsToCountAgainAfterForgetting() {
        IdentityMap seen = new IdentityMap(1_000);
        seen.put(1L, "target", row("x".repeat(1_000)));
        seen.trim();
        seen.put(1L, "target", row(1L));
        seen.trim();
        assertThat(seen.contains(1L)).isTrue();
    }

    @Test
    void countsTheChildrenThatValuesHold() {
        IdentityMap seen = new IdentityMap(1_000);
        @Nullable Object[] values = {1L, List.copyOf(Collections.nCopies(20, "child"))};
        seen.put(1L, values, row(1L));
        seen.trim();
        assertThat(seen.contains(1L)).isFalse();
    }
}
