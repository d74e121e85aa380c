package io.interflux.examples.musicstore.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TableTest {

    @Test
    void alignsLeftAndRight() {
        Table table = Table.of("<>");
        table.row("Let There Be Rock", "8 tracks");
        table.row("Ça ira", "10 tracks");

        assertThat(table.lines(10)).containsExactly("Let There Be Rock   8 tracks", "Ça ira             10 tracks");
    }

    @Test
    void columnsAreAsWideAsTheLinesThatAreShown() {
        Table table = Table.of("<<");
        table.row("a", "b");
        table.row("much longer", "c");

        assertThat(table.lines(1)).containsExactly("a  b");
    }

    @Test
    void longCellsEndInAnEllipsis() {
        Table table = Table.of("<<");
        table.row("𝄞".repeat(41), "end");
        table.row("x".repeat(40), "end");

        assertThat(table.lines(2)).containsExactly("𝄞".repeat(39) + "…  end", "x".repeat(40) + "  end");
    }

    @Test
    void wrongNumberOfCellsIsAnError() {
        assertThatThrownBy(() -> Table.of("<<").row("one"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 cells for the columns <<");
    }
}
