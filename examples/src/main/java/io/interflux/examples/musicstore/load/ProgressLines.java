package io.interflux.examples.musicstore.load;

import java.io.PrintStream;
import java.util.Locale;

/** A line for each table that is complete: {@code   tracks 3,503}. */
final class ProgressLines implements Progress {

    private final PrintStream stream;
    private String table = "";
    private int rowsOfTable;
    private long rows;

    ProgressLines(PrintStream stream) {
        this.stream = stream;
    }

    @Override
    public void begin(long total) {
        print("Loading the Chinook music store: %,d rows", total);
    }

    @Override
    public void loaded(String changed, int more) {
        if (!changed.equals(table)) {
            finishTable();
            table = changed;
        }
        rowsOfTable += more;
        rows += more;
    }

    @Override
    public void end() {
        finishTable();
        print("Loaded %,d rows", rows);
    }

    private void finishTable() {
        if (rowsOfTable > 0) {
            print("  %-16s %,7d", table, rowsOfTable);
        }
        rowsOfTable = 0;
    }

    private void print(String format, Object... values) {
        stream.println(String.format(Locale.ROOT, format, values));
    }
}
