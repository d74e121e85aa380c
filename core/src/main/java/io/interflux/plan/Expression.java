package io.interflux.plan;

import io.interflux.model.DataType;
import java.util.List;

/** Something with a value for each row of a statement. */
public sealed interface Expression permits Column, Expression.Count, Expression.Length, Expression.Lookup {

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

    /** The number of elements of an array. */
    record Length(Expression array) implements Expression {

        @Override
        public DataType<?> type() {
            return DataType.INTEGER;
        }

        @Override
        public boolean nullable() {
            return array.nullable();
        }
    }

    /**
     * One value of the first row of a correlated subquery, null where there is no row.
     *
     * @param rows the subquery
     * @param value the only column of its result
     * @param unique whether there can be one row only
     * @param order which row is the first
     */
    record Lookup(Subquery rows, Expression value, boolean unique, List<SortTerm> order) implements Expression {

        /** Copies the list. */
        public Lookup {
            order = List.copyOf(order);
        }

        @Override
        public DataType<?> type() {
            return value.type();
        }

        @Override
        public boolean nullable() {
            return true;
        }
    }
}
