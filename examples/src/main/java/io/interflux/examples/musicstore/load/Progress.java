package io.interflux.examples.musicstore.load;

import java.io.PrintStream;

/** Hears how far a load is; called by one thread at a time. */
public interface Progress {

    /** How progress can be shown. */
    enum Style {
        /** One line that is written over and over: for terminals. */
        BAR,
        /** One line per table: for files. */
        LINES,
        /** Not at all. */
        NONE
    }

    /** Progress of that style on a stream. */
    static Progress of(Style style, PrintStream stream) {
        return switch (style) {
            case BAR -> new ProgressBar(stream);
            case LINES -> new ProgressLines(stream);
            case NONE -> new NoProgress();
        };
    }

    /** So many rows are to come. */
    void begin(long total);

    /** So many rows more of a table are in the database. */
    void loaded(String table, int rows);

    /** Everything is in the database. */
    void end();
}
