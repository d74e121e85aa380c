package io.interflux.query;

/**
 * Stands in a condition for one of the values of a {@link QueryForm}.
 *
 * @param index which one
 */
public record Placeholder(int index) {}
