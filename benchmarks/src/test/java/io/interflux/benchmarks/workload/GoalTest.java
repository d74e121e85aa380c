package io.interflux.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.benchmarks.measure.Figure;
import io.interflux.benchmarks.measure.Figures;
import io.interflux.benchmarks.measure.Quantity;
import io.interflux.benchmarks.workload.Goal.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoalTest {

    private static final Goal GOAL = Goal.time("P1", 0.45, "join", "batches");

    private static Figure time(String contender, double millis) {
        return new Figure("P1", contender, Quantity.TIME, millis);
    }

    private static Figures times(double interflux) {
        return new Figures(List.of(time("interflux", interflux), time("join", 1000), time("batches", 2000)));
    }

    @Test
    void theBestOfThePeersCounts() {
        assertThat(GOAL.line(times(430))).contains("P1 interflux/join 0.43 goal 0.45");
        assertThat(GOAL.verdict(times(430))).isEqualTo(Verdict.MET);
    }

    @Test
    void theLimitItselfIsGoodAndMoreIsShownAsMore() {
        assertThat(GOAL.line(times(450))).contains("P1 interflux/join 0.45 goal 0.45");
        assertThat(GOAL.verdict(times(450))).isEqualTo(Verdict.MET);
        assertThat(GOAL.line(times(450.1))).contains("P1 interflux/join 0.46 goal 0.45");
        assertThat(GOAL.verdict(times(450.1))).isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void whatWasNotMeasuredIsNeitherMetNorNot() {
        Figures alone = new Figures(List.of(time("interflux", 1)));

        assertThat(GOAL.line(alone)).isEmpty();
        assertThat(GOAL.verdict(alone)).isEqualTo(Verdict.NOT_MEASURED);
    }

    @Test
    void aLoadThatFailedMeetsNoGoal() {
        Figures failed = new Figures(List.of(new Figure("P1", "interflux", Quantity.FAILED, 1), time("join", 1000)));

        assertThat(GOAL.line(failed)).contains("P1 interflux/join infinite goal 0.45");
        assertThat(GOAL.verdict(failed)).isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void whatWouldBeGoodIsCalledStretch() {
        assertThat(GOAL.asStretch().line(times(430))).contains("P1 interflux/join 0.43 stretch 0.45");
    }
}
