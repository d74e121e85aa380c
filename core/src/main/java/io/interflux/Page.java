package io.interflux;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a query, with the total.
 *
 * @param items the roots of this page, in the query's order
 * @param total how many roots there are on all pages: parents, never joined rows
 * @param nextCursor for {@code after(…)}, the cursor of the roots that follow; {@code null} where none do, or the query's order has no key
 *     to begin after
 * @param <T> the type of the items
 */
public record Page<T>(List<T> items, long total, @Nullable String nextCursor) {

    /** Copies the list. */
    public Page {
        items = List.copyOf(items);
    }
}
