package io.interflux.sql;

import io.interflux.model.Attribute;
import io.interflux.plan.Predicate;
import io.interflux.plan.Table;
import java.util.List;

/**
 * The end of all rows that satisfy a predicate.
 *
 * @param returned the columns that are given back of each row that was deleted, in no order; empty for a mere count
 */
public record Delete(Table table, Predicate where, List<Attribute> returned) {

    /** Copies the list. */
    public Delete {
        returned = List.copyOf(returned);
    }
}
