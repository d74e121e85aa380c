package io.interflux.write;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows that go into one statement. Sizes above 20 are few and fixed, because each size has a text of its own, which drivers and servers
 * keep prepared for as long as the connection lives.
 *
 * @param from index of the first row
 * @param to index after the last row
 */
record Chunk(int from, int to) {

    /** Beyond this a statement gains nothing by more keys, and holds its locks the longer. */
    private static final int MOST_KEYS = 10_000;

    private static final List<Integer> SIZES = List.of(1000, 500, 200, 100, 50, 20);

    /** The chunks of some rows in order, none with more than {@code maxParameters} values: 1,210 rows are 1000, 200 and 10. */
    static List<Chunk> of(int rows, int columns, int maxParameters) {
        int most = Math.max(1, maxParameters / columns);
        List<Chunk> chunks = new ArrayList<>();
        for (int from = 0; from < rows; ) {
            int to = from + size(Math.min(rows - from, most));
            chunks.add(new Chunk(from, to));
            from = to;
        }
        return chunks;
    }

    /** The chunks of some keys in order, which travel as one array per column, so that their number is in no text. */
    static List<Chunk> ofKeys(int keys, int maxArrayElements) {
        int most = Math.min(maxArrayElements, MOST_KEYS);
        List<Chunk> chunks = new ArrayList<>();
        for (int from = 0; from < keys; from += most) {
            chunks.add(new Chunk(from, Math.min(keys, from + most)));
        }
        return chunks;
    }

    private static int size(int rows) {
        return SIZES.stream().filter(size -> size <= rows).findFirst().orElse(rows);
    }

    /** This chunk's part. */
    <E> List<E> of(List<E> all) {
        return all.subList(from, to);
    }
}
