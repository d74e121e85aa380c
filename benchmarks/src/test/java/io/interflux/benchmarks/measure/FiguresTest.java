package io.interflux.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static Figure figure(String contender, Quantity quantity, double value) {
        return new Figure("P1", contender, quantity, value);
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
        Figures figures = new Figures(List.of(
                figure("a", Quantity.TIME, 9),
                figure("a", Quantity.TIME, 1),
                figure("a", Quantity.TIME, 4),
                figure("a", Quantity.TIME, 2),
                figure("b", Quantity.TIME, 7)));

        assertThat(figures.median("P1", "a", Quantity.TIME)).hasValue(3);
        assertThat(figures.median("P1", "b", Quantity.TIME)).hasValue(7);
        assertThat(figures.median("P2", "a", Quantity.TIME)).isEmpty();
    }

    @Test
    void contendersThatLoadedOtherGraphsAreAnError() {
        Figures figures = new Figures(List.of(figure("a", Quantity.CHECKSUM, 1), figure("b", Quantity.CHECKSUM, 2)));

        assertThatThrownBy(figures::requireEqualChecksums)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("P1 is not comparable: its contenders loaded graphs of the sums [1.0, 2.0]");
    }
}
