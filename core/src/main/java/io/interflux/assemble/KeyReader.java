package io.interflux.assemble;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the key of a row as a value that equals another exactly if the database says so: column by column, integers by number, decimals
 * without regard to trailing zeros, moments without regard to the offset.
 */
public final class KeyReader {

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

    /** For each column of the key its values in these rows, as they are to be sent. */
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

    private static @Nullable Object normalised(@Nullable Object value) {
        if (value instanceof Integer || value instanceof Short) {
            return ((Number) value).longValue();
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.stripTrailingZeros();
        }
        if (value instanceof OffsetDateTime moment) {
            return moment.toInstant();
        }
        if (value instanceof Double number) {
            return number + 0.0;
        }
        if (value instanceof Float number) {
            return number + 0.0f;
        }
        return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
    }
}
