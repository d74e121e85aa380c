package io.interflux.testkit.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of a table. Each is one object, so that two rows with equal values remain two. */
final class TableRow {

    private final Map<String, @Nullable Object> values;

    TableRow(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    @Nullable Object get(String column) {
        if (!values.containsKey(column)) {
            throw new IllegalArgumentException("No column " + column + " in " + values);
        }
        return values.get(column);
    }

    List<@Nullable Object> get(List<String> columns) {
        List<@Nullable Object> picked = new ArrayList<>();
        columns.forEach(column -> picked.add(get(column)));
        return picked;
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
