package io.interflux.testkit.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Finds the models, columns and associations of a document by name.
 *
 * @param document the whole document
 */
public record CaseMetadata(JsonNode document) {

    /** The model of that name; an unknown name is an {@link IllegalArgumentException} that shows what there is. */
    public JsonNode model(String name) {
        return named(document.get("models"), name);
    }

    /** A column of a model. */
    public JsonNode column(String model, String column) {
        return named(model(model).get("columns"), column);
    }

    /** A column of the model that a way over to-one associations leads to; of the model itself for an empty way. */
    public JsonNode columnAt(String model, List<String> path, String column) {
        String reached = model;
        for (String alias : path) {
            reached = text(association(reached, alias), "target");
        }
        return column(reached, column);
    }

    /** The names of a model's columns, in their order. */
    public List<String> columns(String model) {
        return elements(model(model).get("columns"))
                .map(column -> text(column, "name"))
                .toList();
    }

    /** The columns of a model's primary key; empty if it has none. */
    public List<String> primaryKey(String model) {
        return names(model(model).get("primaryKey"));
    }

    /** The association that a model has under an alias. */
    public JsonNode association(String source, String alias) {
        return elements(document.get("associations"))
                .filter(association -> text(association, "source").equals(source)
                        && text(association, "as").equals(alias))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No association " + source + "." + alias));
    }

    /** Whether a model has an association under an alias. */
    public boolean hasAssociation(String source, String alias) {
        return elements(document.get("associations"))
                .anyMatch(association -> text(association, "source").equals(source)
                        && text(association, "as").equals(alias));
    }

    /** The values of a row in Java, by column; the columns' types decide, since JSON knows fewer types. */
    public Map<String, @Nullable Object> values(String model, JsonNode row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (JsonNode column : model(model).get("columns")) {
            String name = text(column, "name");
            values.put(name, CaseType.of(column).read(row.get(name)));
        }
        return values;
    }

    private static JsonNode named(JsonNode list, String name) {
        return elements(list)
                .filter(entry -> text(entry, "name").equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No " + name + " in " + list));
    }

    /** The name under which an include stands in the result: its {@code name}, or else the association's. */
    public static String nameOf(JsonNode include) {
        return include.has("name") ? text(include, "name") : text(include, "as");
    }

    /** A text, or an array of texts; none for what is absent. */
    public static List<String> names(@Nullable JsonNode node) {
        if (node == null || node.isMissingNode()) {
            return List.of();
        }
        return node.isTextual()
                ? List.of(node.textValue())
                : elements(node).map(JsonNode::textValue).toList();
    }

    /** The elements of an array. */
    public static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** A text that must be there. */
    public static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            throw new IllegalArgumentException("No '" + field + "' in " + node);
        }
        return value.asText();
    }
}
