package io.interflux.assemble;

import io.interflux.spi.Row;
import org.jspecify.annotations.Nullable;

/** The values of one row, copied while the driver's row was valid. */
public final class LoadedRow {

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

    /** The value of a column, counted from 0. */
    public @Nullable Object get(int column) {
        return values[column];
    }

    @Nullable Object[] values() {
        return values;
    }

    /** About how much memory the row takes. */
    public long estimatedBytes() {
        return IdentityMap.estimate(values);
    }
}
