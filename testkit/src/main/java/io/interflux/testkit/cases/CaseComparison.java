package io.interflux.testkit.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares graphs: levels with an order as they are, levels without one as multisets, numbers by value. */
public final class CaseComparison {

    private final JsonNode query;
    private final boolean ordered;

    /** Compares results of that query; its {@code order} and {@code include} keys say which levels are ordered. */
    public CaseComparison(JsonNode query) {
        this(query, false);
    }

    /**
     * Compares results of that query.
     *
     * @param ordered whether levels without {@code order} are ordered too, by their primary key
     */
    CaseComparison(JsonNode query, boolean ordered) {
        this.query = query;
        this.ordered = ordered;
    }

    /** The first difference with its path, or {@code null} if there is none. */
    public @Nullable String difference(JsonNode expected, JsonNode actual) {
        return lists("$", normalised(expected, query), normalised(actual, query));
    }

    /** The list with every unordered level sorted by its canonical text. */
    private List<Object> normalised(JsonNode list, JsonNode level) {
        List<Object> items = new ArrayList<>();
        list.forEach(item -> items.add(object(item, level)));
        if (!ordered && !level.has("order")) {
            items.sort(Comparator.comparing(Object::toString));
        }
        return items;
    }

    private Object object(JsonNode node, JsonNode level) {
        Map<String, Object> fields = new TreeMap<>();
        node.properties()
                .forEach(field -> fields.put(field.getKey(), value(field.getValue(), include(level, field.getKey()))));
        return fields;
    }

    private Object value(JsonNode node, JsonNode level) {
        if (node.isArray()) {
            return normalised(node, level);
        }
        if (node.isObject()) {
            return object(node, level);
        }
        return node.isNumber() ? number(node.decimalValue()) : node.toString();
    }

    private static BigDecimal number(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    private static JsonNode include(JsonNode level, String name) {
        for (JsonNode include : level.path("include")) {
            if (CaseMetadata.nameOf(include).equals(name)) {
                return include;
            }
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private static @Nullable String lists(String path, List<?> expected, List<?> actual) {
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            String difference = values(path + "[" + i + "]", expected.get(i), actual.get(i));
            if (difference != null) {
                return difference;
            }
        }
        return expected.size() == actual.size()
                ? null
                : path + ": expected " + expected.size() + " elements, but there are " + actual.size();
    }

    private static @Nullable String values(String path, @Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof Map<?, ?> left && actual instanceof Map<?, ?> right) {
            return maps(path, left, right);
        }
        if (expected instanceof List<?> left && actual instanceof List<?> right) {
            return lists(path, left, right);
        }
        return Objects.equals(expected, actual) ? null : path + ": expected " + expected + ", but it is " + actual;
    }

    private static @Nullable String maps(String path, Map<?, ?> expected, Map<?, ?> actual) {
        TreeSet<Object> names = new TreeSet<>(expected.keySet());
        names.addAll(actual.keySet());
        for (Object name : names) {
            if (!expected.containsKey(name) || !actual.containsKey(name)) {
                return path + ": " + (expected.containsKey(name) ? "no " : "unexpected ") + name;
            }
            String difference = values(path + "." + name, expected.get(name), actual.get(name));
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }
}
