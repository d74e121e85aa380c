package io.interflux.examples.worldcup;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.ddl.SchemaFinding;
import io.interflux.ddl.SchemaFinding.Kind;
import io.interflux.ddl.SchemaFinding.Severity;
import io.interflux.ddl.SchemaReport;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.SharedDocuments;
import io.interflux.testkit.SingleConversation;
import io.interflux.testkit.SqlScript;
import io.interflux.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The World Cup database as its own script makes it, beside the program's schema. The script is not part of the project; skipped where it is
 * absent.
 */
class WorldCupCheckIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static Interflux interflux(TestDatabase database) {
        database.execute(SqlScript.read(SharedDocuments.require("data/worldcup").resolve("schema.sql"))
                .statementsFor(database));
        return R2dbcInterflux.create(
                database.pool(SingleConversation.on(database.connectionFactory()), 1), WorldCupSchema.build());
    }

    private static SchemaReport check(Interflux interflux) {
        return interflux.schema().check().blockOptional(LIMIT).orElseThrow();
    }

    /** The script has 60 foreign keys without an action and without an index; to H2 a foreign key brings its index. */
    @OnEachDatabase
    void whatTheScriptDoesNotKeepIsFound(TestDatabase database) {
        SchemaReport report = check(interflux(database));
        assertThat(report.atLeast(Severity.ERROR))
                .extracting(SchemaFinding::message)
                .containsExactlyInAnyOrder(
                        "Nothing keeps (\"match_id\", \"team_id\") of \"team_appearances\" unique, where the model"
                                + " teamAppearance counts on it",
                        "Nothing keeps (\"tournament_id\", \"team_id\") of \"squads\" within (\"tournament_id\","
                                + " \"team_id\") of \"qualified_teams\"",
                        "Nothing keeps (\"tournament_id\", \"match_id\", \"team_id\") of \"player_appearances\" within"
                                + " (\"tournament_id\", \"match_id\", \"team_id\") of \"team_appearances\"");
        assertThat(warnings(report, Kind.FOREIGN_KEY)).isEqualTo(60);
        assertThat(warnings(report, Kind.INDEX)).isEqualTo(database.kind() == TestDatabase.Kind.H2 ? 0 : 45);
        assertThat(report.atLeast(Severity.WARNING)).isEqualTo(report.findings());
    }

    private static long warnings(SchemaReport report, Kind kind) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == Severity.WARNING && finding.kind() == kind)
                .count();
    }

    @OnEachDatabase
    void theAdviceCanBeFollowed(TestDatabase database) {
        Interflux interflux = interflux(database);
        database.execute(check(interflux).advice().toArray(String[]::new));
        assertThat(check(interflux).findings()).isEmpty();
    }

    /** The same figures as in the tables that the library makes itself. */
    @OnEachDatabase
    void theTablesOfTheScriptAreFilledAndQueried(TestDatabase database) {
        Path directory = SharedDocuments.require("data/worldcup/csv");
        database.execute(SqlScript.read(SharedDocuments.require("data/worldcup").resolve("schema.sql"))
                .statementsFor(database));
        Loaded loaded = Loaded.into(directory, database);
        PlainFiles files = new PlainFiles(directory);
        loaded.schema().models().forEach(model -> assertThat(loaded.count(model.name()))
                .as(model.name())
                .isEqualTo(files.rows(model.table().name()).size()));
        assertThat(loaded.report(ReportName.LINEUPS, null)).contains("  2022-12-18 Argentina vs France 3–3, final");
        assertThat(loaded.statements()).hasSize(4);
        assertThat(roots(loaded.report(ReportName.PLAYERS, null)))
                .containsExactlyInAnyOrderElementsOf(files.playersOfSeveralTeams("squads"));
        assertThat(roots(loaded.report(ReportName.SCORERS, 3L)))
                .containsExactly("17 Marta", "16 Miroslav Klose", "15 Ronaldo");
    }

    private static List<String> roots(List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith(" ")).toList();
    }
}
