package io.interflux.load;

import io.interflux.assemble.Assembler;
import io.interflux.plan.RowQuery;
import io.interflux.sql.QueryRenderer;
import io.interflux.sql.RenderedQuery;

/**
 * A query rendered once for all windows.
 *
 * @param sql the text, to which the keys of each window are bound
 * @param path whose rows it reads
 * @param nodes how many entities are made of each row
 */
record PreparedQuery(RenderedQuery sql, String path, int nodes) {

    static PreparedQuery of(RowQuery query, Assembler assembler, QueryRenderer renderer) {
        return new PreparedQuery(renderer.render(query), assembler.path(), assembler.nodes());
    }

    static PreparedQuery ofLinks(RowQuery query, String path, QueryRenderer renderer) {
        return new PreparedQuery(renderer.render(query), path, 1);
    }
}
