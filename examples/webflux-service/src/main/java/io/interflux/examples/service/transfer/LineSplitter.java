package io.interflux.examples.service.transfer;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Cuts a stream of bytes, which comes in pieces of any size, at its line feeds. For one stream; in UTF-8 no other character has that byte. */
final class LineSplitter {

    /** A longer line is refused, so that none fills the memory. */
    static final int LONGEST_LINE = 64 * 1024;

    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private long finished;

    /** The lines that end in this piece, without their line feeds. */
    List<byte[]> lines(byte[] piece) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < piece.length; i++) {
            if (piece[i] == '\n') {
                take(piece, start, i);
                lines.add(finish());
                start = i + 1;
            }
        }
        take(piece, start, piece.length);
        return lines;
    }

    /** The last line, if it ends without a line feed; to be called when no piece follows. */
    List<byte[]> rest() {
        return begun.size() == 0 ? List.of() : List.of(finish());
    }

    private void take(byte[] piece, int from, int to) {
        if (begun.size() + to - from > LONGEST_LINE) {
            throw UnreadableLineException.tooLong(finished + 1, LONGEST_LINE);
        }
        begun.write(piece, from, to - from);
    }

    private byte[] finish() {
        byte[] line = begun.toByteArray();
        begun.reset();
        finished++;
        return line;
    }
}
