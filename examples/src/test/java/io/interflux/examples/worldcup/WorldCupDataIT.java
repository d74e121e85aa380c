package io.interflux.examples.worldcup;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.examples.worldcup.model.TeamAppearance;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Model;
import io.interflux.query.Select;
import io.interflux.testkit.SharedDocuments;
import io.interflux.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The program on the whole of the Fjelstul World Cup Database, which is not part of the project; skipped where its files are absent. What is
 * expected is counted in the files themselves.
 */
@ParameterizedClass
@EnumSource(
        value = TestDatabase.Kind.class,
        names = {"H2", "POSTGRESQL"})
class WorldCupDataIT {

    private static final String SUBSTITUTES = " | substitutes: ";
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Map<TestDatabase, Loaded> LOADED = new ConcurrentHashMap<>();

    private final PlainFiles files;
    private final Loaded loaded;

    WorldCupDataIT(TestDatabase.Kind kind) {
        Path directory = SharedDocuments.require("data/worldcup/csv");
        files = new PlainFiles(directory);
        loaded = once(kind, directory);
    }

    /** All tests of one kind of database share it, since loading takes seconds. */
    private static Loaded once(TestDatabase.Kind kind, Path directory) {
        return LOADED.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == kind)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> load(TestDatabase.open(kind), directory));
    }

    private static Loaded load(TestDatabase database, Path directory) {
        Loaded made = Loaded.from(directory, database);
        LOADED.put(database, made);
        return made;
    }

    @AfterAll
    static void drop() {
        LOADED.keySet().forEach(TestDatabase::close);
        LOADED.clear();
    }

    private static List<String> roots(List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith(" ")).toList();
    }

    @Test
    void eachOf27TablesHasTheRowsOfItsFile() {
        long total = 0;
        for (Model model : loaded.schema().models()) {
            String table = model.table().name();
            long rows = files.rows(table).size();
            assertThat(loaded.count(model.name())).as(table).isEqualTo(rows);
            assertThat(loaded.rows()).containsEntry(table, rows);
            total += rows;
        }
        assertThat(loaded.rows()).hasSize(27);
        assertThat(total).isEqualTo(81_200);
    }

    @Test
    void eachRowIsReadBackAsItsFileHasIt() {
        CsvDirectory csv = new CsvDirectory(SharedDocuments.require("data/worldcup/csv"));
        for (Model model : loaded.schema().models()) {
            Set<DynamicEntity> expected =
                    csv.rows(model).collect(Collectors.toSet()).block(LIMIT);
            Set<DynamicEntity> read = loaded.interflux()
                    .find(Select.from(model.name()))
                    .collect(Collectors.toSet())
                    .block(LIMIT);
            assertThat(read).as(model.name()).isNotEmpty().isEqualTo(expected);
        }
    }

    @Test
    void theFinalOf2022() {
        List<String> lines = loaded.report(ReportName.LINEUPS, null);
        int match = lines.indexOf("  2022-12-18 Argentina vs France 3–3, final");
        assertThat(match).isPositive();
        assertThat(lines.get(match + 1)).startsWith("    Argentina: ");
        assertThat(lines.get(match + 2)).startsWith("    France: ");
        assertThat(starters(lines.get(match + 1)))
                .hasSize(11)
                .contains("Lionel Messi 10 RF", "Emiliano Martínez 23 GK", "Ángel Di María 11 LF");
        assertThat(starters(lines.get(match + 2)))
                .hasSize(11)
                .contains("Kylian Mbappé 10 LW", "Hugo Lloris 1 GK", "Antoine Griezmann 7 AM");
        assertThat(names(lines.get(match + 1)).size()
                        + names(lines.get(match + 2)).size())
                .isEqualTo(files.where("player_appearances", "match_id", "M-2022-64")
                        .size());
    }

    private static List<String> starters(String lineUp) {
        int substitutes = lineUp.indexOf(SUBSTITUTES);
        return names(substitutes < 0 ? lineUp : lineUp.substring(0, substitutes));
    }

    private static List<String> names(String lineUp) {
        String names = lineUp.substring(lineUp.indexOf(": ") + 2).replace(SUBSTITUTES, ", ");
        return Pattern.compile(", ").splitAsStream(names).toList();
    }

    @Test
    void everyMatchAndEveryLineUpIsShown() {
        List<String> lines = loaded.report(ReportName.LINEUPS, null);
        assertThat(roots(lines)).hasSize(30);
        assertThat(lines.stream().filter(line -> line.matches(" {2}\\d.*"))).hasSize(1248);
        assertThat(lines.stream().filter(line -> line.startsWith("    "))).hasSize(2496);
        assertThat(lines.stream()
                        .filter(line -> line.startsWith("    ") && !line.endsWith("not recorded"))
                        .mapToInt(line -> names(line).size())
                        .sum())
                .isEqualTo(27_432);
    }

    @Test
    void playersOfMoreThanOneTeam() {
        assertThat(roots(loaded.report(ReportName.PLAYERS, null)))
                .hasSize(34)
                .containsExactlyInAnyOrderElementsOf(files.playersOfSeveralTeams("squads"));
    }

    @Test
    void twentyOfThemAreRecordedInMatchesOfSeveralTeams() {
        List<String> played = loaded.interflux()
                .find(new TeamChangers().select())
                .filter(player -> Shown.many(player.teamAppearances()).stream()
                                .map(TeamAppearance::teamId)
                                .distinct()
                                .count()
                        > 1)
                .map(Shown::name)
                .collectList()
                .blockOptional()
                .orElseThrow();
        assertThat(played)
                .hasSize(20)
                .containsExactlyInAnyOrderElementsOf(files.playersOfSeveralTeams("player_appearances"));
    }

    @Test
    void topScorers() {
        Map<String, Long> goals = files.goalsByPlayer();
        List<String> scorers = roots(loaded.report(ReportName.SCORERS, 100L));
        List<Long> counted = scorers.stream()
                .map(line -> Long.valueOf(line.substring(0, line.indexOf(' '))))
                .toList();
        assertThat(scorers).startsWith("17 Marta", "16 Miroslav Klose", "15 Ronaldo");
        assertThat(counted)
                .isEqualTo(goals.values().stream()
                        .sorted((a, b) -> Long.compare(b, a))
                        .limit(100)
                        .toList());
        assertThat(files.scorers(goals)).containsAll(scorers);
    }

    @Test
    void everyGoalOfATopScorerIsShownWithItsMatch() {
        List<String> lines = loaded.report(ReportName.SCORERS, 1L);
        assertThat(lines)
                .hasSize(18)
                .contains("  2007-09-27 27' United States 0, Brazil 4 (2007 FIFA Women's World Cup)");
    }

    @Test
    void lineUpsTakeFourStatementsWhateverTheNumberOfMatches() {
        loaded.report(ReportName.LINEUPS, null);
        assertThat(loaded.statements()).hasSize(4);
        loaded.report(ReportName.LINEUPS, 1L);
        assertThat(loaded.statements()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void playersTakeThreeStatements() {
        loaded.report(ReportName.PLAYERS, null);
        assertThat(loaded.statements()).hasSize(3);
    }

    @Test
    void scorersTakeThreeStatements() {
        loaded.report(ReportName.SCORERS, null);
        assertThat(loaded.statements()).hasSize(3);
    }
}
