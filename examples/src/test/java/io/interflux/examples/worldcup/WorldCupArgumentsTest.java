package io.interflux.examples.worldcup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldCupArgumentsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory = Path.of("");

    private int run(String... arguments) {
        return WorldCup.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    @Test
    void theEmbeddedDatabaseNeedsTheDataOnly() {
        int exit = run("--data", MiniData.directory().toString(), "--report", "scorers", "--limit", "1");
        assertThat(err.toString()).isEmpty();
        assertThat(exit).isZero();
        assertThat(out.toString())
                .contains("player_appearances          10 rows")
                .endsWith(
                        """

                scorers
                3 Flimnap
                  1901-06-01 44' Atlantis 3, Lilliput 1 (1901 Island Cup)
                  1905-06-09 1' Lilliput 0, Brobdingnag 2 (1905 Island Cup)
                  1905-06-09 2' Lilliput 0, Brobdingnag 2 (1905 Island Cup)
                """);
    }

    @Test
    void aMissingDirectoryIsNamed() {
        Path absent = directory.resolve("absent");
        assertThat(run("--data", absent.toString())).isEqualTo(1);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("There is no directory " + absent
                        + "; --data takes the directory of the CSV files of the Fjelstul World Cup Database");
    }

    @Test
    void missingFilesAreNamedBeforeAnythingIsLoaded() throws IOException {
        MiniData.copyWith(directory, "goals.csv", "G-1", "G-1");
        Files.delete(directory.resolve("goals.csv"));
        Files.delete(directory.resolve("teams.csv"));
        assertThat(run("--data", directory.toString())).isEqualTo(1);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("The directory " + directory
                        + " has no teams.csv, goals.csv; it must hold a CSV file for each of the 27 tables");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aBadCellEndsTheLoad() throws IOException {
        MiniData.copyWith(directory, "goals.csv", "WC-1901,M-1901-1,T-1,1", "WC-1901,M-1901-1,T-1,yes");
        assertThat(run("--data", directory.toString())).isEqualTo(1);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("goals.csv, line 2, column home_team: 'yes' is not a boolean, 0 or 1");
    }

    @Test
    void aForeignKeyWithoutItsTargetIsAnErrorOfTheDatabase() throws IOException {
        MiniData.copyWith(directory, "teams.csv", "CF-1", "CF-9");
        assertThat(run("--data", directory.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("teams").doesNotContain("\tat ");
    }

    @Test
    void theDataIsRequired() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).startsWith("Missing required option: '--data=DIR'");
    }

    @Test
    void anUnknownArgumentIsNamed() {
        assertThat(run("--data", "x", "--verbose")).isEqualTo(2);
        assertThat(err.toString()).startsWith("Unknown option: '--verbose'");
    }

    @Test
    void anUnknownReportIsNamedWithThoseThereAre() {
        assertThat(run("--data", "x", "--report", "goals")).isEqualTo(2);
        assertThat(err.toString()).contains("goals").contains("[LINEUPS, PLAYERS, SCORERS]");
    }

    @Test
    void aNegativeLimitIsRefusedBeforeAnythingIsLoaded() {
        assertThat(run("--data", MiniData.directory().toString(), "--limit", "-1"))
                .isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines("The limit -1 is negative; give 0 or more");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aWrongUrlIsExplained() {
        assertThat(run("--data", MiniData.directory().toString(), "--url", "r2dbc:nosuch://here/db"))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("The URL 'r2dbc:nosuch://here/db' names no usable database");
    }

    @Test
    void helpShowsTheOptions() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--data=DIR", "--url=URL", "--report=REPORT", "--limit=N");
    }
}
