package io.interflux.query;

/**
 * One sort key with its direction; ascending puts nulls last, descending puts them first, on every database.
 *
 * @param <E> the entity whose rows are ordered
 * @param key what they are ordered by
 * @param ascending whether the smallest comes first
 */
@SuppressWarnings("UnusedTypeParameter") // it keeps the order of one model out of queries of another
public record Ordering<E>(SortKey key, boolean ascending) {

    @Override
    public String toString() {
        return key + (ascending ? " asc" : " desc");
    }
}
