package io.interflux.load;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some roots of a query.
 *
 * @param items the roots with their graphs, in the query's order
 * @param nextCursor the cursor of the roots after them, or {@code null} where there are none
 * @param <T> the type of the items
 */
public record RootPage<T>(List<T> items, @Nullable String nextCursor) {}
