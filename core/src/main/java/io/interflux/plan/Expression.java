package io.interflux.plan;

import io.interflux.model.DataType;
import java.util.List;

/** Something with a value for each row of a statement. */
public sealed interface Expression permits Column, Expression.Count, Expression.Lookup {

    /** The type of the value. */
    DataType<?> type();

    /** Whether the value can be null. */
    boolean nullable();

    /** The number of rows of a correlated subquery. */
    record Count(Subquery rows) implements Expression {

        @Override
        public DataType<?> type() {
            return DataType.LONG;
        }

        @Override
        public boolean nullable() {
            return false;
        }
    }

    /**
     * One column of the first row of a correlated subquery, null where there is no row.
     *
     * @param rows the subquery
     * @param column the column of its result
     * @param order which row is the first; empty where there can be one only
     */
    record Lookup(Subquery rows, Column column, List<SortTerm> order) implements Expression {

        @Override
        public DataType<?> type() {
            return column.type();
        }

        @Override
        public boolean nullable() {
            return true;
        }
    }
}
