package io.interflux.load;

import io.interflux.assemble.Assembler;
import io.interflux.plan.RowQuery;
import io.interflux.plan.Transport;
import io.interflux.sql.QueryRenderer;
import io.interflux.sql.RenderedQuery;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A query rendered once for all windows.
 *
 * @param sql the text, to which the keys of each window are bound
 * @param path whose rows it reads
 * @param nodes how many entities are made of each row
 * @param gathered what is sent instead where the rows come as arrays, or {@code null} where they come as they are
 */
record PreparedQuery(RenderedQuery sql, String path, int nodes, @Nullable Gathered gathered) {

    PreparedQuery(RenderedQuery sql, String path, int nodes) {
        this(sql, path, nodes, null);
    }

    static PreparedQuery of(RowQuery query, Assembler assembler, QueryRenderer renderer) {
        return new PreparedQuery(renderer.render(query), assembler.path(), assembler.nodes());
    }

    static PreparedQuery ofLinks(RowQuery query, String path, QueryRenderer renderer) {
        RowQuery rows = query.by(Transport.ROWS);
        Gathered gathered =
                query.transport() == Transport.ROWS ? null : new Gathered(renderer.render(query), new AtomicBoolean());
        return new PreparedQuery(renderer.render(rows), path, 1, gathered);
    }

    /** The same with the values of a query's form. */
    PreparedQuery with(List<Object> values) {
        return values.isEmpty()
                ? this
                : new PreparedQuery(sql.with(values), path, nodes, gathered == null ? null : gathered.with(values));
    }

    /** Whether rows come as arrays. */
    boolean isGathered() {
        return gathered != null && !gathered.unreadable.get();
    }

    /** The rows in another form. All loads of one query share whether they can be read so. */
    static final class Gathered {

        private final RenderedQuery arrays;
        private final AtomicBoolean unreadable;

        private Gathered(RenderedQuery arrays, AtomicBoolean unreadable) {
            this.arrays = arrays;
            this.unreadable = unreadable;
        }

        private Gathered with(List<Object> values) {
            return new Gathered(arrays.with(values), unreadable);
        }

        /** The rows as one row of arrays, up to {@link Transport#MOST_ELEMENTS}. */
        RenderedQuery arrays() {
            return arrays;
        }

        /** The arrays cannot be read: the driver does not know the type of a column, which is not as declared. */
        void giveUp() {
            unreadable.set(true);
        }
    }
}
