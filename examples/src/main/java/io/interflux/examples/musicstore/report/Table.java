package io.interflux.examples.musicstore.report;

import java.util.ArrayList;
import java.util.List;

/** Cells in aligned columns; a cell that is too long for its column ends in an ellipsis. */
final class Table {

    private static final int GAP = 2;
    private static final int MOST = 40;

    private final String alignment;
    private final List<List<String>> rows = new ArrayList<>();

    private Table(String alignment) {
        this.alignment = alignment;
    }

    /** One character per column: {@code <} to the left, {@code >} to the right. */
    static Table of(String alignment) {
        return new Table(alignment);
    }

    void row(String... cells) {
        if (cells.length != alignment.length()) {
            throw new IllegalArgumentException(cells.length + " cells for the columns " + alignment);
        }
        rows.add(List.of(cells));
    }

    /** At most that many lines, the columns as wide as these lines need. */
    List<String> lines(int limit) {
        List<List<String>> shown = rows.subList(0, Math.min(limit, rows.size()));
        int[] widths = new int[alignment.length()];
        for (List<String> row : shown) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Math.min(MOST, width(row.get(i))));
            }
        }
        return shown.stream().map(row -> line(row, widths)).toList();
    }

    int size() {
        return rows.size();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = shortened(row.get(i));
            String padding = " ".repeat(widths[i] - width(cell));
            line.append(alignment.charAt(i) == '>' ? padding + cell : cell + padding)
                    .append(" ".repeat(GAP));
        }
        return line.toString().stripTrailing();
    }

    private static String shortened(String cell) {
        return width(cell) <= MOST ? cell : cell.substring(0, cell.offsetByCodePoints(0, MOST - 1)) + "…";
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
