package io.interflux.write;

import io.interflux.error.QueryException;
import io.interflux.error.internal.Arguments;
import io.interflux.query.AttributeHandle;
import java.util.List;
import java.util.function.Consumer;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * A load of many rows from a stream. Immutable; each method gives a load with one more setting.
 *
 * <pre>{@code
 * Mono<Long> written = interflux.bulk(track)
 *         .updateExisting()
 *         .onProgress(p -> log.info("{} rows, {} a second", p.rows(), Math.round(p.rowsPerSecond())))
 *         .insert(tracks);
 * }</pre>
 *
 * <p>The source is asked for one chunk of rows after the other, and each is written before the next one is, so that a slow database slows the
 * source: no more than two chunks are ever asked for beyond what is written, and no more than one inside a transaction of the caller's. A
 * chunk whose rows take some 8 MiB is not filled up. On PostgreSQL a chunk is one {@code COPY … FROM STDIN}, elsewhere, and where the driver's
 * connection cannot be reached through what wraps it, some multi-row inserts.
 *
 * @param <E> what the source gives: entities, or {@link Pair}s
 */
public final class BulkLoad<E> {

    private final BulkRows<E> rows;
    private final BulkOptions options;
    private final Tools tools;

    private BulkLoad(BulkRows<E> rows, BulkOptions options, Tools tools) {
        this.rows = rows;
        this.options = options;
        this.tools = tools;
    }

    static <E> BulkLoad<E> of(BulkRows<E> rows, Tools tools) {
        return new BulkLoad<>(rows, BulkOptions.DEFAULT, tools);
    }

    private BulkLoad<E> with(BulkOptions others) {
        return new BulkLoad<>(rows, others, tools);
    }

    /**
     * How many rows are asked for and written at once; 10,000 if not said.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public BulkLoad<E> chunkRows(int number) {
        if (number <= 0) {
            throw new IllegalArgumentException("The rows of a chunk, " + number + ", must be positive");
        }
        return with(options.withChunkRows(number));
    }

    /**
     * A row whose key is in the table, or came earlier in the source, is left out; without this it fails the load. A row that is marked as
     * deleted counts as one that is there, and stays deleted.
     *
     * @param key the attributes of a unique constraint, or none for the primary key; for pairs none, since the pair itself is the key
     * @throws QueryException if the key is not unique
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final BulkLoad<E> skipExisting(AttributeHandle<E, ?>... key) {
        return onConflict(Conflict.Policy.SKIP, Arguments.requiredAll("An attribute of the key of a bulk load", key));
    }

    /**
     * A row whose key is in the table, or came earlier in the source, updates the row that is there, as an upsert does; without this it fails
     * the load. Rows of pairs update the attributes that the pair sets.
     *
     * @param key the attributes of a unique constraint, or none for the primary key; for pairs none, since the pair itself is the key
     * @throws QueryException if the key is not unique
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final BulkLoad<E> updateExisting(AttributeHandle<E, ?>... key) {
        return onConflict(Conflict.Policy.UPDATE, Arguments.requiredAll("An attribute of the key of a bulk load", key));
    }

    private BulkLoad<E> onConflict(Conflict.Policy policy, List<? extends AttributeHandle<?, ?>> key) {
        return with(options.withConflict(new Conflict(policy, rows.conflictKey(key))));
    }

    /**
     * Each chunk is a transaction of its own, and stays when a later one fails: {@link io.interflux.error.BulkLoadException#kept} tells how
     * many rows that are. No connection is held while the source is waited for. Without this the load is one transaction, of which nothing
     * stays. Inside a transaction of the caller's, chunks stay if that is committed.
     */
    public BulkLoad<E> keepFinishedChunks() {
        return with(options.keepingChunks());
    }

    /**
     * Told after each chunk, on the thread on which the database has answered; must not block. An exception that it throws fails the load.
     * The last one that was given counts.
     */
    public BulkLoad<E> onProgress(Consumer<? super BulkProgress> listener) {
        return with(options.withProgress(Arguments.required("The listener of a bulk load", listener)));
    }

    /**
     * Writes the rows of a source, in its order, and gives how many were inserted or updated; 0 for an empty source. Columns that an entity
     * leaves to the database, generated keys and times, are filled by it and not read back. Joins the transaction of the caller's, if there
     * is one; what fails or is cancelled there is taken back alone, by a savepoint.
     *
     * <p>The source is subscribed to with the load's transaction in its Context, so that a query of the same {@code Interflux} may be the
     * source, on one connection. An error ends the load with a {@link io.interflux.error.BulkLoadException}; what the source fails with, or
     * the listener throws, comes as it is where nothing is kept, and as the cause of one where chunks are.
     */
    public Mono<Long> insert(Publisher<? extends E> source) {
        Arguments.required("The source of a bulk load", source);
        return tools.atomic().joins().flatMap(joins -> new BulkRun<>(rows, options, tools).load(source, joins ? 0 : 1));
    }
}
