package io.interflux.examples.worldcup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.Interflux;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The program on the invented data, which is always there. */
class WorldCupIT {

    @TempDir
    private Path directory = Path.of("");

    private static Loaded mini(TestDatabase database) {
        return Loaded.from(MiniData.directory(), database);
    }

    @OnEachDatabase
    void everyRowOfEveryFileIsLoaded(TestDatabase database) throws IOException {
        Loaded loaded = mini(database);
        for (Model model : loaded.schema().models()) {
            String table = model.table().name();
            long rows =
                    MiniData.rows(MiniData.directory().resolve(table + ".csv")).size();
            assertThat(loaded.rows()).containsEntry(table, rows);
            assertThat(loaded.count(model.name())).as(table).isEqualTo(rows);
        }
    }

    @OnEachDatabase
    void lineUpsOfEveryMatch(TestDatabase database) {
        assertThat(mini(database).report(ReportName.LINEUPS, null))
                .containsExactly(
                        "1901 Island Cup, Atlantis, matches: 2",
                        "  1901-06-01 Atlantis vs Lilliput 3–1, group stage",
                        "    Atlantis: Ada Triton 1 GK, Bo Nereus 9 FW",
                        "    Lilliput: Flimnap FW | substitutes: Cy Reldresal 4 DF",
                        "  1901-06-08 Atlantis vs Brobdingnag 1–1, final",
                        "    Atlantis: Ada Triton 1 GK | substitutes: Bo Nereus 9 FW",
                        "    Brobdingnag: Di Glumdal 1 GK, Grildrig 11 FW",
                        "1905 Island Cup, Lilliput, matches: 1",
                        "  1905-06-09 Lilliput vs Brobdingnag 0–2, final",
                        "    Lilliput: line-up not recorded",
                        "    Brobdingnag: Flimnap 9 FW, Grildrig 11 FW");
    }

    @OnEachDatabase
    void playersOfMoreThanOneTeam(TestDatabase database) {
        assertThat(mini(database).report(ReportName.PLAYERS, null))
                .containsExactly(
                        "Flimnap",
                        "  Lilliput, 1901 Island Cup: FW, matches recorded: 1",
                        "  Brobdingnag, 1905 Island Cup: 9 FW, matches recorded: 1");
    }

    @OnEachDatabase
    void topScorersWithoutOwnGoals(TestDatabase database) {
        assertThat(mini(database).report(ReportName.SCORERS, 2L))
                .containsExactly(
                        "3 Flimnap",
                        "  1901-06-01 44' Atlantis 3, Lilliput 1 (1901 Island Cup)",
                        "  1905-06-09 1' Lilliput 0, Brobdingnag 2 (1905 Island Cup)",
                        "  1905-06-09 2' Lilliput 0, Brobdingnag 2 (1905 Island Cup)",
                        "2 Bo Nereus",
                        "  1901-06-01 7' Atlantis 3, Lilliput 1 (1901 Island Cup)",
                        "  1901-06-01 90' penalty Atlantis 3, Lilliput 1 (1901 Island Cup)");
    }

    @OnEachDatabase
    void eachLevelTakesOneStatement(TestDatabase database) {
        Loaded loaded = mini(database);
        loaded.report(ReportName.LINEUPS, null);
        assertThat(loaded.statements()).hasSize(4);
        loaded.report(ReportName.PLAYERS, null);
        assertThat(loaded.statements()).hasSize(3);
        loaded.report(ReportName.SCORERS, null);
        assertThat(loaded.statements()).hasSize(3);
    }

    @OnEachDatabase
    void aLimitCountsTournaments(TestDatabase database) {
        assertThat(mini(database).report(ReportName.LINEUPS, 1L))
                .hasSize(7)
                .first()
                .isEqualTo("1901 Island Cup, Atlantis, matches: 2");
    }

    @OnEachDatabase
    void aBadCellInTheLastFileLeavesTheTablesEmpty(TestDatabase database) throws IOException {
        MiniData.copyWith(directory, "award_winners.csv", "A-1,0", "A-1,no");
        Schema schema = WorldCupSchema.build();
        Interflux interflux = R2dbcInterflux.create(database.pool(1), schema);
        WorldCupProgram program = new WorldCupProgram(interflux, schema, new CsvDirectory(directory));
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> program.lines(List.of(), null).blockLast())
                .withMessage("award_winners.csv, line 2, column shared: 'no' is not a boolean, 0 or 1");
        assertThat(interflux.exists(Select.from("tournament")).block()).isFalse();
    }
}
