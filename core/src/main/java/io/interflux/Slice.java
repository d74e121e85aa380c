package io.interflux;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some roots of a query, without the total.
 *
 * <pre>{@code
 * Select<User> byName = Select.from(User.class).orderBy(username.asc()).limit(20);
 * Mono<Slice<User>> first = interflux.findSlice(byName);
 * Mono<Slice<User>> next = interflux.findSlice(byName.after(cursor)); // first.nextCursor()
 * }</pre>
 *
 * @param items the roots of this slice, in the query's order
 * @param nextCursor for {@code after(…)}, the cursor of the roots that follow; {@code null} where none do
 * @param <T> the type of the items
 */
public record Slice<T>(List<T> items, @Nullable String nextCursor) {

    /** Copies the list. */
    public Slice {
        items = List.copyOf(items);
    }

    /** Whether roots follow. */
    public boolean hasNext() {
        return nextCursor != null;
    }
}
