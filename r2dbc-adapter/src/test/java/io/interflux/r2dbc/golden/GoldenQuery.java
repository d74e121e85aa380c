package io.interflux.r2dbc.golden;

import static io.interflux.r2dbc.golden.GoldenDocument.stream;
import static io.interflux.r2dbc.golden.GoldenSchema.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.AttributeReference;
import io.interflux.query.ComparisonOperator;
import io.interflux.query.Condition;
import io.interflux.query.ConditionSpec;
import io.interflux.query.JunctionInclude;
import io.interflux.query.ManyToManyInclude;
import io.interflux.query.Select;
import io.interflux.query.Selection;
import java.util.List;

/** Turns the query of a document, as Sequelize was given it, into a {@link Select}. */
final class GoldenQuery {

    private final GoldenDocument document;

    GoldenQuery(GoldenDocument document) {
        this.document = document;
    }

    Select<DynamicEntity> select(JsonNode query) {
        Select<DynamicEntity> select = common(Select.from(text(query, "root")), query, text(query, "root"));
        return query.has("limit") ? select.limit(query.get("limit").longValue()) : select;
    }

    private <S extends Selection<DynamicEntity, S>> S common(S start, JsonNode level, String model) {
        S selection = start;
        if (level.has("where")) {
            selection = selection.where(condition(level.get("where")));
        }
        for (JsonNode order : level.path("order")) {
            selection =
                    selection.orderBy(AttributeReference.named(order.asText()).asc());
        }
        for (JsonNode include : level.path("include")) {
            selection = selection.include(text(include, "as"), block -> configured(block, include, model));
        }
        return selection;
    }

    private ManyToManyInclude<DynamicEntity, DynamicEntity> configured(
            ManyToManyInclude<DynamicEntity, DynamicEntity> block, JsonNode include, String source) {
        JsonNode association = document.association(source, text(include, "as"));
        ManyToManyInclude<DynamicEntity, DynamicEntity> configured =
                common(block, include, text(association, "target"));
        if (include.path("required").booleanValue()) {
            configured = configured.required();
        }
        return include.has("through")
                ? configured.through(
                        junction -> through(junction, include.get("through"), text(association, "through")))
                : configured;
    }

    private JunctionInclude<DynamicEntity> through(
            JunctionInclude<DynamicEntity> junction, JsonNode through, String model) {
        JunctionInclude<DynamicEntity> configured = junction;
        if (through.has("attributes")) {
            configured = configured.only(attributes(through.get("attributes"), model));
        }
        return through.has("where") ? configured.where(condition(through.get("where"))) : configured;
    }

    /** {@code {exclude: [...]}} is Sequelize's; here the others are named. */
    private List<AttributeReference> attributes(JsonNode attributes, String model) {
        List<String> excluded =
                stream(attributes.path("exclude")).map(JsonNode::asText).toList();
        List<String> named = attributes.isArray()
                ? stream(attributes).map(JsonNode::asText).toList()
                : stream(document.model(model).get("columns"))
                        .map(column -> text(column, "name"))
                        .filter(column -> !excluded.contains(column))
                        .toList();
        return named.stream().map(AttributeReference::named).toList();
    }

    private static Condition<DynamicEntity> condition(JsonNode where) {
        return Condition.and(where.properties().stream()
                .map(entry -> equal(entry.getKey(), entry.getValue()))
                .toList());
    }

    private static Condition<DynamicEntity> equal(String attribute, JsonNode value) {
        Object operand = value.isBoolean() ? (Object) value.booleanValue() : value.asText();
        return new Condition<>(
                new ConditionSpec.Comparison(AttributeReference.named(attribute), ComparisonOperator.EQ, operand));
    }
}
