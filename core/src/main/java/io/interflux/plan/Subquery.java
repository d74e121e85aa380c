package io.interflux.plan;

import java.util.List;

/** The rows of a table that satisfy a predicate, which may refer to the enclosing statement's tables. */
public record Subquery(Table from, List<Join> joins, Predicate where) {

    /** Copies the list. */
    public Subquery {
        joins = List.copyOf(joins);
    }
}
