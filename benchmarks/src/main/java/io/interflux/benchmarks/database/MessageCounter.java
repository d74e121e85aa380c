package io.interflux.benchmarks.database;

import java.util.function.IntConsumer;

/** Tells the types of PostgreSQL's messages in a stream of bytes that comes in arbitrary pieces. */
final class MessageCounter {

    private static final int LENGTH_BYTES = 4;

    private final IntConsumer types;
    private int type;
    private int lengthBytes = -1;
    private int length;
    private int rest;

    private MessageCounter(IntConsumer types) {
        this.types = types;
    }

    /** For a server, whose messages all have a type. */
    static MessageCounter ofServer(IntConsumer types) {
        return new MessageCounter(types);
    }

    /** For a client, whose first message has none. */
    static MessageCounter ofClient(IntConsumer types) {
        MessageCounter counter = new MessageCounter(types);
        counter.lengthBytes = 0;
        return counter;
    }

    /** Takes the next bytes. */
    void accept(byte[] bytes, int count) {
        int at = 0;
        while (at < count) {
            if (rest > 0) {
                int skipped = Math.min(rest, count - at);
                rest -= skipped;
                at += skipped;
            } else {
                head(bytes[at++]);
            }
        }
    }

    private void head(byte next) {
        if (lengthBytes < 0) {
            type = next;
            types.accept(type);
            lengthBytes = 0;
            return;
        }
        length = (length << 8) | (next & 0xFF);
        lengthBytes++;
        if (lengthBytes == LENGTH_BYTES) {
            rest = length - LENGTH_BYTES;
            length = 0;
            lengthBytes = -1;
        }
    }
}
