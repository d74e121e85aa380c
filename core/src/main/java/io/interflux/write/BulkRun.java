package io.interflux.write;

import io.interflux.dialect.CopyDialect;
import io.interflux.error.BulkLoadException;
import io.interflux.error.BulkLoadException.FailedRows;
import io.interflux.spi.Session;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One subscription of a bulk load. */
final class BulkRun<E> {

    private static final long CHUNK_BYTES = 8L << 20;

    private final BulkRows<E> rows;
    private final BulkOptions options;
    private final Tools tools;
    private final ColumnTypes types = new ColumnTypes();
    private final long start = System.nanoTime();
    private long read;
    private long done;
    private long written;
    private long kept;

    BulkRun(BulkRows<E> rows, BulkOptions options, Tools tools) {
        this.rows = rows;
        this.options = options;
        this.tools = tools;
    }

    /**
     * Writes everything, and gives how many rows were written.
     *
     * @param ahead how many chunks may be asked for while one is written
     */
    Mono<Long> load(Publisher<? extends E> source, int ahead) {
        Flux<List<BulkRow>> chunks = Flux.<E>from(source)
                .onErrorMap(CallersFailure::new)
                .map(this::row)
                .bufferUntil(new FullChunk(options.chunkRows(), CHUNK_BYTES));
        Mono<Void> load = options.keepsChunks()
                ? inOrder(chunks, chunk -> keeping(chunk), ahead)
                : tools.atomic()
                        .whole(session -> inSession(session, writer -> inOrder(chunks, writer::write, ahead)))
                        .then();
        return load.then(Mono.fromSupplier(() -> written)).onErrorMap(this::ended);
    }

    /**
     * An error of the source takes its turn after the chunks before it, so that none is cut off and it is known how many are written.
     */
    private Mono<Void> inOrder(Flux<List<BulkRow>> chunks, Function<List<BulkRow>, Mono<Long>> write, int ahead) {
        return chunks.map(chunk -> write.apply(chunk).doOnNext(number -> finished(chunk, number)))
                .onErrorResume(failure -> Mono.just(Mono.error(failure)))
                .concatMap(Function.identity(), ahead)
                .then();
    }

    private Mono<Long> keeping(List<BulkRow> chunk) {
        return tools.atomic()
                .whole(session -> inSession(session, writer -> writer.write(chunk)))
                .single();
    }

    private <R> Flux<R> inSession(Session session, Function<ChunkWriter, Mono<R>> work) {
        ChunkWriter writer = new ChunkWriter(rows.model(), options.conflict(), writer(session), tools.dialect());
        return work.apply(writer).concatWith(writer.close().then(Mono.empty()));
    }

    private ChunkWriter.RunWriter writer(Session session) {
        CopyDialect copying = tools.dialect().copying();
        return copying != null && session.copies()
                ? new CopyWriter(session, tools, copying, types)
                : new StatementWriter(session, tools);
    }

    private BulkRow row(E element) {
        long position = read++;
        try {
            return rows.row(element, position, options.conflict().key());
        } catch (RuntimeException unfit) {
            throw new RefusedRows(new FailedRows(position, position, null), unfit);
        }
    }

    private void finished(List<BulkRow> chunk, long number) {
        done += chunk.size();
        written += number;
        kept = options.keepsChunks() ? done : 0;
        tell(new BulkProgress(done, written, Duration.ofNanos(System.nanoTime() - start)));
    }

    private void tell(BulkProgress progress) {
        try {
            options.progress().accept(progress);
        } catch (RuntimeException thrown) {
            throw new CallersFailure(thrown);
        }
    }

    private Throwable ended(Throwable failure) {
        if (failure instanceof CallersFailure callers) {
            return options.keepsChunks()
                    ? new BulkLoadException(rows.name(), kept, null, callers.reason())
                    : callers.reason();
        }
        return failure instanceof RefusedRows refused
                ? new BulkLoadException(rows.name(), kept, refused.rows(), refused.reason())
                : new BulkLoadException(rows.name(), kept, null, failure);
    }

    /** Tells the last row of a chunk. */
    private static final class FullChunk implements Predicate<BulkRow> {

        private final int mostRows;
        private final long mostBytes;
        private int number;
        private long bytes;

        FullChunk(int mostRows, long mostBytes) {
            this.mostRows = mostRows;
            this.mostBytes = mostBytes;
        }

        @Override
        public boolean test(BulkRow row) {
            number++;
            bytes += row.estimatedBytes();
            boolean full = number >= mostRows || bytes >= mostBytes;
            if (full) {
                number = 0;
                bytes = 0;
            }
            return full;
        }
    }
}
