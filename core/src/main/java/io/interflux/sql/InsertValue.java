package io.interflux.sql;

import io.interflux.model.DataType;
import org.jspecify.annotations.Nullable;

/** What an insert writes into one column of one row. */
public sealed interface InsertValue {

    /** The column's default: the next number of an identity column. */
    InsertValue DEFAULT = new Default();

    /** The time of the database. */
    InsertValue NOW = new Now();

    /** A value, possibly null, of the column's class {@link DataType#javaType()}. */
    static InsertValue of(DataType<?> type, @Nullable Object value) {
        return new Given(new Binding.Scalar(type, value));
    }

    /** A value that is bound to a placeholder. */
    record Given(Binding.Scalar binding) implements InsertValue {}

    /** The time of the database. */
    record Now() implements InsertValue {}

    /** The keyword {@code DEFAULT}. */
    record Default() implements InsertValue {}
}
