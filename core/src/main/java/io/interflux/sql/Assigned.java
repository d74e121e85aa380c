package io.interflux.sql;

import io.interflux.model.DataType;
import org.jspecify.annotations.Nullable;

/** What an update puts into a column. */
public sealed interface Assigned {

    /** A value, possibly null, of the column's class {@link DataType#javaType()}. */
    static Assigned value(DataType<?> type, @Nullable Object value) {
        return new Given(new Binding.Scalar(type, value));
    }

    /** A value that is bound to a placeholder. */
    record Given(Binding.Scalar binding) implements Assigned {}

    /** The value of one column of the {@link RowTable} whose row meets this one, counted from 0. */
    record FromRow(int column) implements Assigned {}

    /** The time of the database. */
    record Now() implements Assigned {}

    /** What the column has, and one more. */
    record Increment() implements Assigned {}
}
