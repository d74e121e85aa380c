package io.interflux.assemble;

import io.interflux.spi.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of one row, copied while the driver's row was valid. */
public final class LoadedRow {

    private static final @Nullable Object[] NOTHING = {};

    private final @Nullable Object[] values;

    private LoadedRow(@Nullable Object[] values) {
        this.values = values;
    }

    /** Copies the first {@code width} columns. */
    public static LoadedRow copyOf(Row row, int width) {
        @Nullable Object[] values = new @Nullable Object[width];
        for (int i = 0; i < width; i++) {
            values[i] = row.get(i);
        }
        return new LoadedRow(values);
    }

    /** The rows that came as arrays, one for each column; {@code null} instead of arrays is no row. */
    public static List<LoadedRow> ofArrays(Row row, int width) {
        List<@Nullable Object[]> columns = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            columns.add(elements(row.get(i)));
        }
        int size = columns.get(0).length;
        List<LoadedRow> rows = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            rows.add(new LoadedRow(across(columns, i)));
        }
        return rows;
    }

    private static @Nullable Object[] elements(@Nullable Object array) {
        if (array == null) {
            return NOTHING;
        }
        return (@Nullable Object[]) array;
    }

    private static @Nullable Object[] across(List<@Nullable Object[]> columns, int index) {
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i)[index];
        }
        return values;
    }

    /** The value of a column, counted from 0. */
    public @Nullable Object get(int column) {
        return values[column];
    }

    /** About how much memory the row takes. */
    public long estimatedBytes() {
        return estimate(values);
    }

    /** Object headers, references and characters on a 64 bit JVM with compressed references, lists by 64 bytes an element. */
    static long estimate(@Nullable Object[] values) {
        long sum = 64;
        for (Object value : values) {
            sum += 4;
            if (value instanceof String text) {
                sum += 56 + text.length();
            } else if (value instanceof List<?> list) {
                sum += 48 + 64L * list.size();
            } else if (value != null) {
                sum += 24;
            }
        }
        return sum;
    }
}
