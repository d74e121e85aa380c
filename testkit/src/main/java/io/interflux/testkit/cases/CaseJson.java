package io.interflux.testkit.cases;

import java.time.temporal.Temporal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as they stand in documents. */
public final class CaseJson {

    private CaseJson() {}

    /** Dates and times as ISO text, at any depth. */
    public static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Temporal) {
            return value.toString();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(CaseJson::plain).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, nested) -> copy.put(String.valueOf(key), plain(nested)));
            return copy;
        }
        return value;
    }
}
