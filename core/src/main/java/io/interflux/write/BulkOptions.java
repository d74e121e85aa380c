package io.interflux.write;

import java.util.function.Consumer;

/**
 * How a bulk load is done.
 *
 * @param chunkRows how many rows are asked for and written at once
 * @param conflict what becomes of a row whose key is there
 * @param keepsChunks whether chunks that are written stay when a later one fails
 * @param progress told after each chunk
 */
record BulkOptions(int chunkRows, Conflict conflict, boolean keepsChunks, Consumer<? super BulkProgress> progress) {

    /** Larger chunks gain nothing any more; see the benchmark of bulk loads. */
    private static final int CHUNK_ROWS = 10_000;

    static final BulkOptions DEFAULT = new BulkOptions(CHUNK_ROWS, Conflict.FAIL, false, progress -> {});

    BulkOptions withChunkRows(int rows) {
        return new BulkOptions(rows, conflict, keepsChunks, progress);
    }

    BulkOptions withConflict(Conflict other) {
        return new BulkOptions(chunkRows, other, keepsChunks, progress);
    }

    BulkOptions keepingChunks() {
        return new BulkOptions(chunkRows, conflict, true, progress);
    }

    BulkOptions withProgress(Consumer<? super BulkProgress> listener) {
        return new BulkOptions(chunkRows, conflict, keepsChunks, listener);
    }
}
