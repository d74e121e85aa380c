package io.interflux.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.examples.ExampleRun.Observed;
import io.interflux.testkit.TestDatabase;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page on a concept, and what must stand on it beneath the code that a test runs: up to the next code or heading the number of statements,
 * and wherever there are blocks of SQL or JSON, what was sent and what came.
 *
 * @param path such as {@code docs/includes.md}
 * @param code the class of the test
 */
public record ConceptPage(String path, Class<?> code) {

    private static final Pattern END = Pattern.compile("^(```java|#)", Pattern.MULTILINE);
    private static final Pattern BESIDE =
            Pattern.compile("(RELEASE |ROLLBACK TO )?SAVEPOINT |SET SESSION CHARACTERISTICS |SELECT ISOLATION_LEVEL ");
    private static final Pattern DIALECT = Pattern.compile("::\\w+(\\[])?| NULLS (LAST|FIRST)");

    /**
     * Asserts that the page shows the code of the tag, and beneath it what was observed. What H2 needs beside, savepoints and statements that
     * set its isolation, is not counted; PostgreSQL's SQL stands for H2's where that differs by casts and the order of nulls only.
     */
    public void assertShows(String tag, TestDatabase database, Observed<?> observed) {
        String beneath = beneath(tag);
        List<String> statements = observed.statements().stream()
                .filter(statement -> !BESIDE.matcher(statement).lookingAt())
                .toList();
        int number = statements.size();
        assertThat(beneath).containsPattern("\\b" + number + (number == 1 ? " statement\\b" : " statements\\b"));
        String sent = String.join("\n", statements);
        List<String> sql = Documentation.blocksOf(beneath, "sql");
        if (!sql.isEmpty()) {
            boolean h2 = database.kind() == TestDatabase.Kind.H2;
            assertThat(sql)
                    .anyMatch(
                            shown -> shown.equals(sent) || (h2 && common(shown).equals(common(sent))), sent);
        }
        List<String> json = Documentation.blocksOf(beneath, "json");
        if (!json.isEmpty()) {
            assertThat(json).containsExactly(lines(observed.rows()));
        }
    }

    /** Asserts that the page shows the code of the tag. */
    public void assertShows(String tag) {
        assertThat(beneath(tag)).isNotNull();
    }

    private String beneath(String tag) {
        String page = Documentation.page(path);
        String shown = Documentation.java(tag, code);
        assertThat(page).contains(shown);
        String rest = page.substring(page.indexOf(shown) + shown.length());
        return END.splitAsStream(rest).findFirst().orElse("");
    }

    private static String common(String sql) {
        return DIALECT.matcher(sql).replaceAll("");
    }

    private static String lines(List<?> rows) {
        return rows.stream()
                .map(ExampleJson::line)
                .collect(Collectors.joining())
                .strip();
    }
}
