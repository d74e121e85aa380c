package io.interflux.write;

import io.interflux.assemble.KeyReader;
import io.interflux.sql.InsertValue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One row of a bulk load.
 *
 * @param position in the source, counted from 0
 * @param values one per attribute of the model, in its order
 * @param updated which attributes are written if the row is there already and is to be updated, by their place in the model
 */
record BulkRow(long position, List<InsertValue> values, BitSet updated) {

    /**
     * What rows have in common that can travel together: which attributes have values, which get the time, and which an update writes. A
     * column that has neither gets its default.
     */
    record Shape(BitSet given, BitSet stamped, BitSet updated) {}

    Shape shape() {
        BitSet given = new BitSet(values.size());
        BitSet stamped = new BitSet(values.size());
        for (int i = 0; i < values.size(); i++) {
            InsertValue value = values.get(i);
            given.set(i, value instanceof InsertValue.Given);
            stamped.set(i, value instanceof InsertValue.Now);
        }
        return new Shape(given, stamped, updated);
    }

    /** The value that is given for an attribute, {@code null} where it is null or none is given. */
    @Nullable Object value(int attribute) {
        return values.get(attribute) instanceof InsertValue.Given given
                ? given.binding().value()
                : null;
    }

    /**
     * Equal for rows with equal keys, or {@code null} for a row whose key has no value yet.
     *
     * @param key the places of its attributes in the model
     */
    @Nullable Object identity(int[] key) {
        List<Object> parts = parts(key);
        return parts == null ? null : KeyReader.keyOf(parts);
    }

    /** {@code (7)}, or {@code null} for a row whose key has no value yet. */
    @Nullable String shown(int[] key) {
        List<Object> parts = parts(key);
        return parts == null ? null : parts.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }

    private @Nullable List<Object> parts(int[] key) {
        List<Object> parts = new ArrayList<>(key.length);
        for (int place : key) {
            Object value = value(place);
            if (value == null) {
                return null;
            }
            parts.add(value);
        }
        return parts;
    }

    /** About how much memory the values take. */
    long estimatedBytes() {
        long sum = 64;
        for (int i = 0; i < values.size(); i++) {
            sum += 32 + size(value(i));
        }
        return sum;
    }

    private static long size(@Nullable Object value) {
        if (value instanceof String text) {
            return text.length();
        }
        if (value instanceof byte[] bytes) {
            return bytes.length;
        }
        if (value instanceof Object[] array) {
            long sum = 0;
            for (Object element : array) {
                sum += 24 + size(element);
            }
            return sum;
        }
        return 16;
    }
}
