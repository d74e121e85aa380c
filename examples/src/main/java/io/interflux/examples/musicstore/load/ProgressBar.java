package io.interflux.examples.musicstore.load;

import java.io.PrintStream;
import java.util.Locale;

/** One line of a terminal: {@code [##########----------]  50 %   7,803 of 15,607 rows  playlist tracks}. */
final class ProgressBar implements Progress {

    private static final int WIDTH = 40;

    private final PrintStream stream;
    private long total;
    private long rows;

    ProgressBar(PrintStream stream) {
        this.stream = stream;
    }

    @Override
    public void begin(long expected) {
        total = expected;
        show("");
    }

    @Override
    public void loaded(String table, int more) {
        rows += more;
        show(table);
    }

    @Override
    public void end() {
        show("loaded");
        stream.println();
    }

    private void show(String what) {
        int percent = total == 0 ? 100 : (int) (100 * rows / total);
        int done = WIDTH * percent / 100;
        String bar = "#".repeat(done) + "-".repeat(WIDTH - done);
        stream.print(
                String.format(Locale.ROOT, "\r[%s] %3d %%  %,7d of %,d rows  %-15s", bar, percent, rows, total, what));
        stream.flush();
    }
}
