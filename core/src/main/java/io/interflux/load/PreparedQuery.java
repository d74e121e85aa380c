package io.interflux.load;

import io.interflux.assemble.Assembler;
import io.interflux.plan.RowQuery;
import io.interflux.plan.Transport;
import io.interflux.sql.QueryRenderer;
import io.interflux.sql.RenderedQuery;
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
        Gathered gathered = query.transport() == Transport.ROWS
                ? null
                : new Gathered(renderer.render(query), renderer.render(rows, null, Transport.MOST_ELEMENTS));
        return new PreparedQuery(renderer.render(rows), path, 1, gathered);
    }

    /** Whether rows come as arrays. */
    boolean isGathered() {
        return gathered != null && !gathered.unreadable;
    }

    /** The rows in another form. Shared by all loads of one query. */
    static final class Gathered {

        private final RenderedQuery arrays;
        private final RenderedQuery rest;
        private volatile boolean unreadable;

        private Gathered(RenderedQuery arrays, RenderedQuery rest) {
            this.arrays = arrays;
            this.rest = rest;
        }

        /** The first rows, as one row of arrays. */
        RenderedQuery arrays() {
            return arrays;
        }

        /** The rows that arrays have no place for, as they are. */
        RenderedQuery rest() {
            return rest;
        }

        /** The arrays cannot be read: the driver does not know the type of a column, which is not as declared. */
        void giveUp() {
            unreadable = true;
        }
    }
}
