package io.interflux.sql;

import io.interflux.model.Attribute;
import io.interflux.plan.Predicate;
import io.interflux.plan.Table;
import java.util.List;

/**
 * Values of their own for each of some rows, by one statement.
 *
 * @param rows the rows as they travel
 * @param match the columns of {@code rows} by which a row of the table is found, equal in all of them
 * @param assignments what is written; never empty
 * @param where what a row of the table must satisfy beside
 * @param ifChanged whether a row is left alone where it has all the values already
 * @param returned the columns that are given back of each row that was written, in no order; never empty
 */
public record UpdateRows(
        Table table,
        RowTable rows,
        List<Attribute> match,
        List<Assignment> assignments,
        Predicate where,
        boolean ifChanged,
        List<Attribute> returned) {

    /** Copies the lists. */
    public UpdateRows {
        match = List.copyOf(match);
        assignments = List.copyOf(assignments);
        returned = List.copyOf(returned);
    }
}
