package io.interflux.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.benchmarks.measure.Figure;
import io.interflux.benchmarks.measure.Figures;
import io.interflux.benchmarks.measure.Quantity;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ResultsTest {

    @TempDir
    private Path directory = Path.of("");

    private static Run run(String workload, String date) {
        return new Run(workload, "20 users", "5 rounds", "commit abc", "2 x processors", date);
    }

    private static Figures times(String workload, double interflux, double join) {
        return new Figures(List.of(
                new Figure(workload, "interflux", Quantity.TIME, interflux),
                new Figure(workload, "r2dbc-join", Quantity.TIME, join)));
    }

    @Test
    void aWorkloadMeasuredAgainTakesThePlaceOfItsFiguresAlone() throws Exception {
        Results.NONE
                .with(run("P1", "2026-01-01"), times("P1", 900, 1000))
                .with(run("P2", "2026-01-01"), times("P2", 500, 1000))
                .write(directory);

        Results results = Results.read(directory).with(run("P1", "2026-01-02"), times("P1", 400, 1000));

        assertThat(results.runs()).containsExactly(run("P2", "2026-01-01"), run("P1", "2026-01-02"));
        assertThat(results.figures().median("P1", "interflux", Quantity.TIME)).hasValue(400);
        assertThat(results.figures().median("P2", "interflux", Quantity.TIME)).hasValue(500);
    }

    @Test
    void thePageShowsEveryGoalWhetherMetOrNotOrNotMeasured() {
        String page = ResultsPage.of(Results.NONE.with(run("P1", "2026-01-01"), times("P1", 430, 1000)), "RESULTS.svg");

        assertThat(page)
                .contains("| P1 | interflux/r2dbc-join | 0.43 | 0.45 | met |")
                .contains("| P1 | interflux/r2dbc-join | 0.43 | 0.40 (stretch) | **not met** |")
                .contains("| P1 | interflux/nobody |  | 0.85 | not measured |")
                .contains("2026-01-01, commit abc, 2 x processors.")
                .contains("| interflux | 430 |")
                .endsWith("P1 interflux/r2dbc-join 0.43 goal 0.45\nP1 interflux/r2dbc-join 0.43 stretch 0.40\n```\n");
    }

    @Test
    void theChartHasABarForEachContender() throws Exception {
        Results.NONE.with(run("P1", "2026-01-01"), times("P1", 400, 1000)).write(directory);

        var chart = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Files.readString(directory.resolve("RESULTS.svg")))));

        assertThat(chart.getElementsByTagName("rect").getLength()).isEqualTo(3);
        assertThat(chart.getDocumentElement().getTextContent()).contains("interflux", "r2dbc-join", "1,000");
    }

    @Test
    void contendersOfSeveralProcessesThatLoadedOtherGraphsAreNotKept() {
        Figures figures = new Figures(List.of(
                new Figure("P5", "interflux", Quantity.CHECKSUM, 1),
                new Figure("P5", "jdbc-cursor", Quantity.CHECKSUM, 2)));

        assertThatThrownBy(() -> Results.NONE.with(run("P5", "2026-01-01"), figures))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("P5 is not comparable");
    }
}
