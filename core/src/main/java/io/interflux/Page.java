package io.interflux;

import java.util.List;

/**
 * One page of a query.
 *
 * @param items the roots of this page, in the query's order
 * @param total how many roots there are on all pages: parents, never joined rows
 * @param <T> the type of the items
 */
public record Page<T>(List<T> items, long total) {

    /** Copies the list. */
    public Page {
        items = List.copyOf(items);
    }
}
