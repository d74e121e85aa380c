package io.interflux.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script of somebody else's, made for PostgreSQL: keywords in capitals, names in small letters without quotes, each statement ended by a
 * semicolon at the end of a line.
 *
 * <pre>{@code
 * database.execute(SqlScript.read(file).statementsFor(database));
 * }</pre>
 */
public final class SqlScript {

    private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:^(?:--|\\\\)[^\n]*$)");
    private static final Pattern END = Pattern.compile(";\\s*(?:\\n|$)");
    private static final Pattern NAME_OR_TEXT = Pattern.compile("N?('(?:[^']|'')*')|\\b[a-z][a-z_0-9]*\\b");

    private final List<String> statements;

    private SqlScript(List<String> statements) {
        this.statements = statements;
    }

    /** The script of a file, without its comments and without what makes and drops whole databases. */
    public static SqlScript read(Path file) {
        try {
            String text = COMMENT.matcher(Files.readString(file)).replaceAll("");
            return new SqlScript(Arrays.stream(END.split(text))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty() && !statement.contains(" DATABASE "))
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The statements as a database takes them. For H2, which would put the names in capitals, they get quotes; semicolons in texts, at
     * which its driver would split, become commas, and dates such as 1962/2/18 get hyphens.
     */
    public String[] statementsFor(TestDatabase database) {
        return statements.stream()
                .map(statement -> database.kind() == TestDatabase.Kind.H2 ? quoted(statement) : statement)
                .toArray(String[]::new);
    }

    private static String quoted(String statement) {
        return NAME_OR_TEXT
                .matcher(statement)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null ? '"' + found.group() + '"' : readable(found.group(1))));
    }

    private static String readable(String text) {
        return text.matches("'\\d+/\\d+/\\d+'") ? text.replace('/', '-') : text.replace(';', ',');
    }
}
