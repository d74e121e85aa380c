package io.interflux.plan;

/** A joined table: INNER, or LEFT OUTER where the row on the left stays without a match. */
public record Join(Table table, boolean inner, Predicate on) {}
