package io.interflux.assemble;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Groups children by their parent's key, keeping the order in which the database gave them. */
public final class Grouping {

    private final Map<Object, List<Object>> lists = new HashMap<>();

    /** Adds a child; one without a parent's key belongs to nobody and is dropped. */
    public void add(@Nullable Object parentKey, Object child) {
        if (parentKey != null) {
            lists.computeIfAbsent(parentKey, key -> new ArrayList<>()).add(child);
        }
    }

    /** Unmodifiable lists by the parent's key; nothing can be added any more. */
    public Map<Object, Object> collections() {
        lists.replaceAll((key, list) -> Collections.unmodifiableList(list));
        return Collections.unmodifiableMap(lists);
    }

    /** The first child by the parent's key. */
    public Map<Object, Object> singles() {
        Map<Object, Object> result = new HashMap<>(lists.size() * 2);
        lists.forEach((key, list) -> result.put(key, list.get(0)));
        return result;
    }

    /** A key with more than one child, or {@code null} where there is none. */
    public @Nullable Object ambiguousKey() {
        return lists.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
