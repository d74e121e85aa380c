package io.interflux.testkit.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.interflux.query.AttributeReference;
import io.interflux.query.ComparisonOperator;
import io.interflux.query.Condition;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** The operators of documents on one column. */
record CaseOperator(AttributeReference attribute, JsonNode column) {

    Condition condition(String operator, JsonNode value) {
        return switch (operator) {
            case "eq", "ne", "gt", "gte", "lt", "lte" ->
                new Condition.Comparison(
                        attribute, ComparisonOperator.valueOf(operator.toUpperCase(Locale.ROOT)), value(value));
            case "in" -> new Condition.In(attribute, values(value), false);
            case "notIn" -> new Condition.In(attribute, values(value), true);
            case "between" -> new Condition.Between(attribute, value(value.get(0)), value(value.get(1)));
            case "like" -> new Condition.Like(attribute, value.textValue(), false, false);
            case "isNull" -> new Condition.IsNull(attribute, false);
            case "notNull" -> new Condition.IsNull(attribute, true);
            default -> throw new IllegalArgumentException("Unknown operator: " + operator);
        };
    }

    private Object value(JsonNode value) {
        return Objects.requireNonNull(CaseSchema.value(column, value), () -> "A null for " + column);
    }

    private List<Object> values(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(this::value).toList();
    }
}
