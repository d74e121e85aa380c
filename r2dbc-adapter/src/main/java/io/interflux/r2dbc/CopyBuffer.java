package io.interflux.r2dbc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Bytes in network order, cut into frames at the ends of rows. Not for several threads. */
final class CopyBuffer {

    /** What one message takes, so that neither side holds much more than that at a time; a longer row is a frame of its own. */
    private static final int FRAME = 64 * 1024;

    private final List<byte[]> frames = new ArrayList<>();
    private byte[] bytes = new byte[FRAME + FRAME / 4];
    private int size;

    void int8(int value) {
        ensure(1);
        bytes[size++] = (byte) value;
    }

    void int16(int value) {
        ensure(Short.BYTES);
        bytes[size++] = (byte) (value >> 8);
        bytes[size++] = (byte) value;
    }

    void int32(int value) {
        int16(value >> 16);
        int16(value);
    }

    void int64(long value) {
        int32((int) (value >> 32));
        int32((int) value);
    }

    void bytes(byte[] more) {
        ensure(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    void text(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A place where the frame may end. */
    void endRow() {
        if (size >= FRAME) {
            cut();
        }
    }

    /** Everything, in order. */
    List<byte[]> frames() {
        if (size > 0) {
            cut();
        }
        return frames;
    }

    private void cut() {
        frames.add(Arrays.copyOf(bytes, size));
        size = 0;
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
        }
    }
}
