package io.interflux.sql;

import io.interflux.model.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is bound to one placeholder; values are those of the column, converters have already been applied. */
public sealed interface Binding {

    /** The column type of the value, or of each element. */
    DataType<?> type();

    /** One value, possibly null, of the class {@link DataType#javaType()}. */
    record Scalar(DataType<?> type, @Nullable Object value) implements Binding {}

    /** One array parameter with an element per value; no element is null, the list may be empty. */
    record Array(DataType<?> type, List<?> values) implements Binding {}
}
