package io.interflux.testkit.cases;

import static io.interflux.testkit.cases.CaseMetadata.elements;
import static io.interflux.testkit.cases.CaseMetadata.names;
import static io.interflux.testkit.cases.CaseMetadata.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.AssociationCount;
import io.interflux.query.AssociationReference;
import io.interflux.query.AttributeReference;
import io.interflux.query.ComparisonOperator;
import io.interflux.query.ConditionSpec;
import io.interflux.query.Quantifier;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns the conditions of one level of a document's query into {@link ConditionSpec}s.
 *
 * @param model the level's model
 * @param junction the model of the junction through which the level is reached, or {@code null}
 */
record CaseConditions(CaseMetadata metadata, String model, @Nullable String junction) {

    ConditionSpec condition(JsonNode where) {
        if (where.has("and")) {
            return ConditionSpec.and(all(where.get("and")));
        }
        if (where.has("or")) {
            return ConditionSpec.or(all(where.get("or")));
        }
        if (where.has("not")) {
            return new ConditionSpec.Not(condition(where.get("not")));
        }
        if (where.has("count")) {
            return new ConditionSpec.CountComparison(
                    count(where), operator(where), where.get("value").longValue());
        }
        for (Quantifier quantifier : Quantifier.values()) {
            String word = quantifier.name().toLowerCase(Locale.ROOT);
            if (where.has(word)) {
                return new ConditionSpec.Associated(named(where, word), quantifier, inner(where, word));
            }
        }
        return comparison(where);
    }

    private List<ConditionSpec> all(JsonNode parts) {
        return elements(parts).map(this::condition).toList();
    }

    AssociationCount<DynamicEntity> count(JsonNode node) {
        return new AssociationCount<>(named(node, "count"), inner(node, "count"));
    }

    private static AssociationReference named(JsonNode node, String word) {
        return new AssociationReference(null, text(node, word));
    }

    /** The condition on the rows of an association that the field names. */
    private @Nullable ConditionSpec inner(JsonNode node, String word) {
        if (!node.has("where")) {
            return null;
        }
        JsonNode association = metadata.association(model, text(node, word));
        String through = association.has("through") ? text(association, "through") : null;
        return new CaseConditions(metadata, text(association, "target"), through).condition(node.get("where"));
    }

    private static ComparisonOperator operator(JsonNode where) {
        return ComparisonOperator.valueOf(text(where, "op").toUpperCase(Locale.ROOT));
    }

    static AttributeReference attribute(JsonNode node) {
        boolean ofJunction = node.path("through").asBoolean();
        return new AttributeReference(null, names(node.path("path")), ofJunction, text(node, "column"));
    }

    private ConditionSpec comparison(JsonNode where) {
        AttributeReference attribute = attribute(where);
        JsonNode value = where.get("value");
        String operator = text(where, "op");
        return switch (operator) {
            case "eq", "ne", "gt", "gte", "lt", "lte" ->
                where.has("other")
                        ? new ConditionSpec.AttributeComparison(
                                attribute, operator(where), attribute(where.get("other")))
                        : new ConditionSpec.Comparison(attribute, operator(where), value(where, value));
            case "in" -> new ConditionSpec.In(attribute, values(where), false);
            case "notIn" -> new ConditionSpec.In(attribute, values(where), true);
            case "between" ->
                new ConditionSpec.Between(attribute, value(where, value.get(0)), value(where, value.get(1)));
            case "like" -> new ConditionSpec.Like(attribute, value.textValue(), false, false);
            case "notLike" -> new ConditionSpec.Like(attribute, value.textValue(), false, true);
            case "isNull" -> new ConditionSpec.IsNull(attribute, false);
            case "notNull" -> new ConditionSpec.IsNull(attribute, true);
            default -> throw new IllegalArgumentException("Unknown operator: " + operator);
        };
    }

    private List<Object> values(JsonNode where) {
        return elements(where.get("value")).map(value -> value(where, value)).toList();
    }

    private Object value(JsonNode where, JsonNode value) {
        JsonNode column = metadata.columnAt(start(where), names(where.path("path")), text(where, "column"));
        return Objects.requireNonNull(CaseType.of(column).read(value), () -> "A null for " + column);
    }

    private String start(JsonNode where) {
        return where.path("through").asBoolean() ? Objects.requireNonNull(junction, "no junction here") : model;
    }
}
