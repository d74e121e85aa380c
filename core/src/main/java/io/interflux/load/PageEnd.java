package io.interflux.load;

import io.interflux.assemble.LoadedRow;
import io.interflux.plan.PageOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a page ends: one root more than it may have is asked for, and tells whether there is a next page. State of one subscription. */
final class PageEnd {

    private final @Nullable PageOrder order;
    private final long size;
    private long taken;
    private boolean more;
    private @Nullable LoadedRow last;

    /**
     * The end of a page of at most {@code size} roots.
     *
     * @param order how pages follow each other, or {@code null} where they do not
     */
    PageEnd(@Nullable PageOrder order, long size) {
        this.order = order;
        this.size = size;
    }

    /** The rows that are on the page. */
    List<LoadedRow> cut(List<LoadedRow> rows) {
        int kept = Math.toIntExact(Math.min(rows.size(), size - taken));
        more |= kept < rows.size();
        taken += kept;
        if (kept > 0) {
            last = rows.get(kept - 1);
        }
        return rows.subList(0, kept);
    }

    /** The cursor of the next page, or {@code null} where there is none. */
    @Nullable String nextCursor() {
        return more && order != null && last != null ? order.cursor(last::get) : null;
    }
}
