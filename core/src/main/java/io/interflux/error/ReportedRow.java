package io.interflux.error;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a database tells of the row that it refused. Values are here to find the row by; they are in no message.
 *
 * @param line which row of those that were sent together, counted from 1, or {@code null} where it does not tell
 * @param key the columns and values by which it names the row or what the row refers to, as text; empty where it names none
 */
public record ReportedRow(@Nullable Long line, Map<String, String> key) {

    /** Copies the key. */
    public ReportedRow {
        key = Map.copyOf(key);
    }

    /** Never shows values. */
    @Override
    public String toString() {
        return "line " + line + ", key of " + key.keySet();
    }
}
