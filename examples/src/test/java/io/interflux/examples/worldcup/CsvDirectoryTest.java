package io.interflux.examples.worldcup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.StepVerifier;

class CsvDirectoryTest {

    private static final String STAGES = "tournament_id,stage_number,stage_name,group_name,count_teams\n";

    private final Schema schema = WorldCupSchema.build();

    @TempDir
    private Path directory = Path.of("");

    private Model model(String name) {
        return schema.model(name).orElseThrow();
    }

    private List<DynamicEntity> rows(Path from, String model) {
        return new CsvDirectory(from)
                .rows(model(model))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private List<DynamicEntity> groups(String content) throws IOException {
        Files.writeString(directory.resolve("groups.csv"), content);
        return rows(directory, "group");
    }

    private void assertGroupsFail(String content, String message) {
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> groups(content))
                .withMessage(message);
    }

    @Test
    void cellsBecomeValuesOfTheirTypesAndEmptyOnesNull() {
        List<DynamicEntity> players = rows(MiniData.directory(), "player");
        assertThat(players).hasSize(6);
        assertThat(players.get(0).get("birthDate")).isEqualTo(LocalDate.of(1880, 2, 29));
        assertThat(players.get(0).get("female")).isEqualTo(true);
        assertThat(players.get(2).get("givenName")).isNull();
        assertThat(players.get(2).get("countTournaments")).isEqualTo(2);
        assertThat(players.get(2).get("listTournaments")).isEqualTo("1901, 1905");
    }

    @Test
    void aColumnThatTheTableLacksIsPassedOver() throws IOException {
        List<DynamicEntity> groups = groups("key_id," + STAGES + "17,WC-1901,1,group stage,Group 1,2\n");
        assertThat(groups.get(0).names())
                .containsExactlyInAnyOrder("tournamentId", "stageNumber", "stageName", "groupName", "countTeams");
    }

    @Test
    void aFileWithoutRowsIsAnEmptyTable() throws IOException {
        assertThat(groups(STAGES)).isEmpty();
    }

    @Test
    void aBadCellIsNamedByFileLineColumnValueAndType() throws IOException {
        MiniData.copyWith(directory, "players.csv", "1879-12-31", "31.12.1879");
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> rows(directory, "player"))
                .withMessage("players.csv, line 4, column birth_date: '31.12.1879' is not a date, such as 1930-07-13");
    }

    @Test
    void linesAreThoseOfTheFileEvenWhereACellHasTwo() {
        assertGroupsFail(
                STAGES + "WC-1901,1,\"group\nstage\",Group 1,2\nWC-1901,two,final,Group 2,2\n",
                "groups.csv, line 4, column stage_number: 'two' is not an integer, such as 1930");
    }

    @Test
    void aFlagIsZeroOrOne() throws IOException {
        MiniData.copyWith(directory, "award_winners.csv", "A-1,0", "A-1,no");
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> rows(directory, "awardWinner"))
                .withMessage("award_winners.csv, line 2, column shared: 'no' is not a boolean, 0 or 1");
    }

    @Test
    void aKeyMayNotBeEmpty() {
        assertGroupsFail(
                STAGES + "WC-1901,,group stage,Group 1,2\n",
                "groups.csv, line 2, column stage_number: the cell is empty, but needs an integer, such as 1930");
    }

    @Test
    void aLineMustHaveACellPerColumn() {
        assertGroupsFail(STAGES + "WC-1901,1\n", "groups.csv, line 2: 2 cells, expected 5");
    }

    @Test
    void aMissingColumnIsNamed() {
        assertGroupsFail(
                "tournament_id,stage_name,group_name\n",
                "groups.csv has no column stage_number; its first line names the columns [tournament_id, stage_name,"
                        + " group_name]");
    }

    @Test
    void bytesThatAreNotUtf8AreAnErrorOfTheFile() throws IOException {
        Files.write(
                directory.resolve("groups.csv"),
                (STAGES + "WC-1901,1,Finale in München,Group 1,2\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> rows(directory, "group"))
                .withMessageStartingWith("groups.csv cannot be read");
    }

    @Test
    void rowsAreReadForDemandOnAThreadThatMayBlock() {
        StepVerifier.create(
                        new CsvDirectory(MiniData.directory())
                                .rows(model("player"))
                                .map(row -> Thread.currentThread().getName()),
                        0)
                .expectSubscription()
                .thenRequest(1)
                .assertNext(thread -> assertThat(thread).startsWith("boundedElastic"))
                .thenCancel()
                .verify();
    }
}
