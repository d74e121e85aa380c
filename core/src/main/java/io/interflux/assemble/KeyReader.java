package io.interflux.assemble;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads the key of a row as a value that equals another exactly if the database says so: column by column, integers of any width and
 * decimals by number, moments without regard to the offset.
 */
public final class KeyReader {

    /** By class, where values that are equal in the database are not in Java; adding 0.0 makes a zero of a negative zero. */
    private static final Map<Class<?>, UnaryOperator<Object>> NORMALISED = Map.of(
            Short.class, value -> ((Short) value).longValue(),
            Integer.class, value -> ((Integer) value).longValue(),
            BigDecimal.class, value -> number((BigDecimal) value),
            Float.class, value -> ((Float) value).doubleValue() + 0.0,
            Double.class, value -> (Double) value + 0.0,
            OffsetDateTime.class, value -> ((OffsetDateTime) value).toInstant(),
            byte[].class, value -> ByteBuffer.wrap((byte[]) value));

    private final int[] columns;

    /** Reads the columns at these positions. */
    public KeyReader(List<Integer> columns) {
        this.columns = columns.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The key, or {@code null} if any of its columns is null: such a row matches nothing. */
    public @Nullable Object key(LoadedRow row) {
        if (columns.length == 1) {
            return normalised(row.get(columns[0]));
        }
        List<Object> values = new ArrayList<>(columns.length);
        for (int column : columns) {
            Object value = normalised(row.get(column));
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return values;
    }

    /** The key that these values make, as {@link #key} makes it of those of a row; {@code null} if any of them is null. */
    public static @Nullable Object keyOf(List<? extends @Nullable Object> values) {
        List<Object> key = new ArrayList<>(values.size());
        for (Object value : values) {
            Object normalised = normalised(value);
            if (normalised == null) {
                return null;
            }
            key.add(normalised);
        }
        return key.size() == 1 ? key.get(0) : key;
    }

    /** For each column of the key its values in these rows, which have a {@link #key}, as they are to be sent. */
    public List<List<Object>> transposed(Collection<LoadedRow> rows) {
        List<List<Object>> values = new ArrayList<>(columns.length);
        for (int column : columns) {
            List<Object> ofColumn = new ArrayList<>(rows.size());
            for (LoadedRow row : rows) {
                Object value = row.get(column);
                if (value != null) {
                    ofColumn.add(value);
                }
            }
            values.add(ofColumn);
        }
        return values;
    }

    /** Adds the values of the key of a row, which has one, to lists of one column each. */
    public void copy(LoadedRow row, List<List<Object>> into) {
        for (int i = 0; i < columns.length; i++) {
            into.get(i).add(Objects.requireNonNull(row.get(columns[i])));
        }
    }

    /** How many columns a key has. */
    public int width() {
        return columns.length;
    }

    private static @Nullable Object normalised(@Nullable Object value) {
        if (value == null || value instanceof Long || value instanceof String) {
            return value; // what most keys are, once for each row
        }
        UnaryOperator<Object> operator = NORMALISED.get(value.getClass());
        return operator == null ? value : operator.apply(value);
    }

    /** A whole number equals an integer, and 1.0 equals 1.00. */
    private static Object number(BigDecimal decimal) {
        long integer = decimal.longValue();
        return BigDecimal.valueOf(integer).compareTo(decimal) == 0 ? (Object) integer : decimal.stripTrailingZeros();
    }
}
