package io.interflux.sql;

import io.interflux.model.Attribute;
import io.interflux.plan.Predicate;
import io.interflux.plan.Table;
import java.util.List;

/**
 * The same values for all rows that satisfy a predicate.
 *
 * @param assignments what is written; never empty, none of them {@link Assigned.FromRow}
 * @param returned the columns that are given back of each row that was written, in no order; empty for a mere count
 */
public record Update(Table table, List<Assignment> assignments, Predicate where, List<Attribute> returned) {

    /** Copies the lists. */
    public Update {
        assignments = List.copyOf(assignments);
        returned = List.copyOf(returned);
    }
}
