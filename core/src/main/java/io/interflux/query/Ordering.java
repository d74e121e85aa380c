package io.interflux.query;

/** One sort key with its direction; ascending puts nulls last, descending puts them first, on every database. */
public record Ordering(SortKey key, boolean ascending) {

    @Override
    public String toString() {
        return key + (ascending ? " asc" : " desc");
    }
}
