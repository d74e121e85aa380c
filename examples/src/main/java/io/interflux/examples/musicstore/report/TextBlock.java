package io.interflux.examples.musicstore.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The lines that show one root: a heading, and indented beneath it what belongs to it. */
public final class TextBlock {

    private static final String INDENT = "    ";

    private final StringBuilder lines = new StringBuilder();
    private final int tableLimit;

    private TextBlock(int tableLimit) {
        this.tableLimit = tableLimit;
    }

    /** A root as its report shows it. A list has at most that many lines, and then one that says how many there are more. */
    public static <T> String of(Report<T> report, T root, int linesPerList) {
        TextBlock text = new TextBlock(linesPerList);
        report.write(root, text);
        return text.lines.toString();
    }

    void line(String text) {
        line(0, text);
    }

    void line(int depth, String text) {
        lines.append(INDENT.repeat(depth)).append(text).append('\n');
    }

    void table(int depth, Table table) {
        table.lines(tableLimit).forEach(text -> line(depth, text));
        int more = table.size() - tableLimit;
        if (more > 0) {
            line(depth, String.format(Locale.ROOT, "… and %,d more", more));
        }
    }

    /** {@code 1 track}, {@code 3,290 tracks}. */
    static String count(int number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }

    /** {@code Jane Peacock, Sales Support Agent}. */
    static String person(String firstName, String lastName, @Nullable String detail) {
        return firstName + " " + lastName + (detail == null ? "" : ", " + detail);
    }

    static String orUnknown(@Nullable String text) {
        return text == null ? "unknown" : text;
    }
}
