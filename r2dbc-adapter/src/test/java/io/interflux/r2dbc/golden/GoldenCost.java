package io.interflux.r2dbc.golden;

import static io.interflux.r2dbc.golden.GoldenDocument.stream;
import static io.interflux.r2dbc.golden.GoldenSchema.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * How many statements a query may take, by the expected graph alone: one for the roots with their to-one includes, one for each hasMany
 * and belongsToMany, whose targets come with the links where the roots are few; none for a level without parents.
 */
final class GoldenCost {

    private final GoldenDocument document;

    GoldenCost(GoldenDocument document) {
        this.document = document;
    }

    int statements(JsonNode query, JsonNode roots) {
        return 1 + beneath(query, text(query, "root"), stream(roots).toList());
    }

    private int beneath(JsonNode level, String model, List<JsonNode> parents) {
        return stream(level.path("include"))
                .mapToInt(include -> include(include, document.association(model, text(include, "as")), parents))
                .sum();
    }

    private int include(JsonNode include, JsonNode association, List<JsonNode> parents) {
        List<JsonNode> children = parents.stream()
                .map(parent -> parent.get(text(association, "as")))
                .flatMap(child -> child.isArray() ? stream(child) : stream(wrapped(child)))
                .toList();
        int own = parents.isEmpty() ? 0 : own(text(association, "kind"));
        return own + beneath(include, text(association, "target"), children);
    }

    private static int own(String kind) {
        return switch (kind) {
            case "belongsTo" -> 0;
            case "hasMany", "belongsToMany" -> 1;
            default -> throw new IllegalArgumentException("Unknown kind: " + kind);
        };
    }

    private static JsonNode wrapped(JsonNode child) {
        return child.isNull()
                ? GoldenDocument.MAPPER.createArrayNode()
                : GoldenDocument.MAPPER.createArrayNode().add(child);
    }
}
