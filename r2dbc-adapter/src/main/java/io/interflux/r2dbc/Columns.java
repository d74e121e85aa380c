package io.interflux.r2dbc;

import io.interflux.model.DataType;
import io.r2dbc.spi.ColumnMetadata;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How the columns of one database's results are read: the driver is asked for what it has, and that is converted without loss. */
abstract class Columns {

    /** What to ask the driver for, and how to tidy what it gives. */
    record Source(Class<?> driverClass, @Nullable UnaryOperator<Object> tidy) {

        static Source of(Class<?> driverClass) {
            return new Source(driverClass, null);
        }
    }

    /** What the driver has for a column, or {@code null} where that cannot be read reliably. */
    abstract @Nullable Source source(ColumnMetadata column, DataType<?> declared);

    /** The reader of a column that is declared as {@code declared}; it fails only where there is a value. */
    final ColumnReader reader(DataType<?> declared, ColumnMetadata column) {
        Source source = source(column, declared);
        UnaryOperator<Object> conversion = source == null ? null : Conversions.from(source.driverClass(), declared);
        if (source == null || conversion == null) {
            return unreadable();
        }
        UnaryOperator<Object> tidy = source.tidy();
        Class<?> driverClass = source.driverClass();
        if (tidy != null) {
            return converting(driverClass, value -> conversion.apply(tidy.apply(value)));
        }
        return conversion == Conversions.NONE
                ? (row, index) -> row.get(index, driverClass)
                : converting(driverClass, conversion);
    }

    private static ColumnReader converting(Class<?> driverClass, UnaryOperator<Object> conversion) {
        return (row, index) -> {
            Object value = row.get(index, driverClass);
            return value == null ? null : conversion.apply(value);
        };
    }

    private static ColumnReader unreadable() {
        return (row, index) -> {
            if (row.get(index) == null) {
                return null;
            }
            throw new UnreadableValueException(
                    "the types do not fit; declare the attribute by the column's type, or cast the column in a view",
                    null);
        };
    }
}
