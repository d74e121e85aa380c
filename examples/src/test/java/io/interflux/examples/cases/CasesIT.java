package io.interflux.examples.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.SharedDocuments;
import io.interflux.testkit.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner of case documents: on small ones of the project's own, and on all of the differential documents where they are there. */
class CasesIT {

    private static final List<String> FOLDERS = List.of("cases", "per-parent-limit", "sequelize-defects");

    /**
     * H2 compares strings by UTF-16 units, so that characters beyond the Basic Multilingual Plane come before U+E000 to U+FFFF. These
     * documents order or compare strings of both sorts.
     */
    static final List<String> ORDER_BEYOND_THE_BMP = List.of(
            "cases/0002",
            "cases/0006",
            "cases/0015",
            "cases/0028",
            "cases/0029",
            "cases/0041",
            "cases/0081",
            "cases/0086",
            "cases/0121",
            "cases/0131",
            "cases/0148",
            "cases/0171",
            "cases/0181",
            "per-parent-limit/0002",
            "sequelize-defects/00511");

    private static String run(Path directory, TestDatabase.Kind kind) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Cases.run(directory, kind, new PrintStream(printed, true, StandardCharsets.UTF_8));
        return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private static Path own(String folder) throws URISyntaxException {
        URL resource = Objects.requireNonNull(CasesIT.class.getResource("/cases/" + folder), folder);
        return Path.of(resource.toURI());
    }

    @OnEachDatabase
    void whatIsAsExpectedPasses(TestDatabase database) throws URISyntaxException {
        assertThat(run(own("good"), database.kind())).isEqualTo("2 passed, 0 failed\n");
    }

    @OnEachDatabase
    void whatIsNotAsExpectedFailsWithTheFirstDifference(TestDatabase database) throws URISyntaxException {
        assertThat(run(own("bad"), database.kind()))
                .isEqualTo(
                        """
                        unknown-column: io.interflux.error.QueryException: Unknown attribute 'nickname' of model player at team.players;\
                         it has [id, teamId, name]
                        wrong-graph: $[1].profiles[0].grant.selfGranted: expected true, but it is null
                        wrong-total: total: expected 3, but it is 2
                        0 passed, 3 failed
                        """);
    }

    @Test
    void allDifferentialDocumentsPassOnPostgreSql() {
        assertThat(run(SharedDocuments.require("differential"), TestDatabase.Kind.POSTGRESQL))
                .isEqualTo("304 passed, 0 failed\n");
    }

    @Test
    void allDifferentialDocumentsPassOnH2ButThoseNamed() {
        assertThat(failures(SharedDocuments.require("differential"))).containsExactlyElementsOf(ORDER_BEYOND_THE_BMP);
    }

    /** With each character beyond the BMP replaced by one within, in the same order, H2 agrees: there is no other reason. */
    @Test
    void thoseNamedPassOnH2WithinTheBmp(@TempDir Path within) throws IOException {
        Path documents = SharedDocuments.require("differential");
        for (String name : ORDER_BEYOND_THE_BMP) {
            Path copy = within.resolve(name + ".json");
            Files.createDirectories(Objects.requireNonNull(copy.getParent()));
            Files.writeString(copy, withinTheBmp(Files.readString(documents.resolve(name + ".json"))));
        }
        assertThat(run(within, TestDatabase.Kind.H2)).isEqualTo("15 passed, 0 failed\n");
    }

    private static String withinTheBmp(String text) {
        List<Integer> beyond = text.codePoints()
                .filter(Character::isSupplementaryCodePoint)
                .distinct()
                .sorted()
                .boxed()
                .toList();
        assertThat(beyond).isNotEmpty().hasSizeLessThan(16);
        assertThat(text.codePoints()).noneMatch(point -> point >= 0xFFE0 && point <= 0xFFEF);
        return text.codePoints()
                .map(point -> Character.isSupplementaryCodePoint(point) ? 0xFFE0 + beyond.indexOf(point) : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<String> failures(Path documents) {
        TreeSet<String> failures = new TreeSet<>();
        for (String folder : FOLDERS) {
            Stream<String> lines =
                    run(documents.resolve(folder), TestDatabase.Kind.H2).lines();
            lines.filter(line -> line.contains(": "))
                    .map(line -> folder + "/" + line.substring(0, line.indexOf(':')))
                    .forEach(failures::add);
        }
        return List.copyOf(failures);
    }
}
