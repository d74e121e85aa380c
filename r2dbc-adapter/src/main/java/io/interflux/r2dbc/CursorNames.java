package io.interflux.r2dbc;

import java.util.BitSet;

/** Names for cursors, the lowest free number first, so that few texts of statements are ever made. Safe to share. */
final class CursorNames {

    private static final String PREFIX = "interflux_cursor_";

    private final BitSet taken = new BitSet();

    synchronized String acquire() {
        int number = taken.nextClearBit(0);
        taken.set(number);
        return PREFIX + number;
    }

    synchronized void release(String name) {
        taken.clear(Integer.parseInt(name.substring(PREFIX.length())));
    }
}
