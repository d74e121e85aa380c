package io.interflux.sql;

import io.interflux.model.Attribute;
import io.interflux.plan.Table;
import java.util.List;

/**
 * Rows that are inserted where there is none with their key yet, and update the one that is there otherwise.
 *
 * @param rows the rows; they have all columns of the key, and no two the same key
 * @param stamped columns that get the time of the database in inserted rows
 * @param key the columns of a primary key or of a unique constraint
 * @param assignments what is written into a row that is there; empty to leave it as it is
 * @param returned the columns that are given back of each row that was written, in no order; empty where none are
 */
public record Upsert(
        Table table,
        RowTable rows,
        List<Attribute> stamped,
        List<Attribute> key,
        List<Assignment> assignments,
        List<Attribute> returned) {

    /** Copies the lists. */
    public Upsert {
        stamped = List.copyOf(stamped);
        key = List.copyOf(key);
        assignments = List.copyOf(assignments);
        returned = List.copyOf(returned);
    }
}
