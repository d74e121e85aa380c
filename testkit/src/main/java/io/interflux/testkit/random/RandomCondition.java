package io.interflux.testkit.random;

import static io.interflux.testkit.cases.CaseMetadata.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interflux.testkit.cases.CaseType;
import java.util.List;

/** Makes up conditions. */
final class RandomCondition {

    private static final List<String> COMPARISONS = List.of("eq", "ne", "gt", "gte", "lt", "lte");

    private final Dice dice;
    private final RandomValues values;

    RandomCondition(Dice dice, RandomValues values) {
        this.dice = dice;
        this.values = values;
    }

    /** A condition on rows of that level; {@code depth} is how often it may nest. */
    ObjectNode on(QueryPlace place, int depth) {
        if (depth > 0 && dice.chance(25)) {
            ObjectNode combined = node();
            ArrayNode parts = combined.putArray(dice.chance(50) ? "and" : "or");
            for (int i = dice.between(1, 3); i > 0; i--) {
                parts.add(on(place, depth - 1));
            }
            return combined;
        }
        if (depth > 0 && dice.chance(10)) {
            ObjectNode negated = node();
            negated.set("not", on(place, depth - 1));
            return negated;
        }
        return depth > 0 && dice.chance(30) ? associated(place, depth) : comparison(place);
    }

    private ObjectNode associated(QueryPlace place, int depth) {
        List<JsonNode> associations = place.associations(association -> true);
        if (associations.isEmpty()) {
            return comparison(place);
        }
        JsonNode association = dice.pick(associations);
        boolean list = QueryPlace.isList(association);
        String word = dice.pick(list ? List.of("any", "none", "all", "count") : List.of("any", "none"));
        ObjectNode condition = node().put(word, text(association, "as"));
        if (word.equals("count")) {
            condition.put("op", dice.pick(COMPARISONS)).put("value", dice.between(0, 3));
        }
        if (word.equals("all") || dice.chance(60)) {
            condition.set("where", on(place.along(association), depth - 1));
        }
        return condition;
    }

    private ObjectNode comparison(QueryPlace place) {
        ObjectNode condition = node();
        QueryPlace end = place;
        if (place.junction() != null && dice.chance(25)) {
            condition.put("through", true);
            end = place.through(place.junction());
        }
        while (!end.ways().isEmpty() && dice.chance(15)) {
            JsonNode way = dice.pick(end.ways());
            condition.withArray("path").add(text(way, "as"));
            end = end.along(way);
        }
        JsonNode column = dice.pick(end.columns(CaseType::isComparable));
        return compared(condition.put("column", text(column, "name")), column, end);
    }

    private ObjectNode compared(ObjectNode condition, JsonNode column, QueryPlace end) {
        CaseType type = CaseType.of(column);
        boolean text = type == CaseType.STRING || type == CaseType.TEXT;
        if (text && dice.chance(40)) {
            return condition.put("op", dice.chance(70) ? "like" : "notLike").set("value", RandomValues.pattern(dice));
        }
        if (dice.chance(15)) {
            return condition.put("op", dice.chance(50) ? "isNull" : "notNull");
        }
        List<JsonNode> pool = values.of(type);
        if (dice.chance(20)) {
            ArrayNode several =
                    condition.put("op", dice.chance(50) ? "in" : "notIn").putArray("value");
            dice.some(pool, dice.between(0, 8)).forEach(several::add);
            return condition;
        }
        if (dice.chance(15)) {
            ArrayNode both = condition.put("op", "between").putArray("value");
            both.add(dice.pick(pool)).add(dice.pick(pool));
            return condition;
        }
        condition.put("op", dice.pick(COMPARISONS));
        List<JsonNode> others = end.columns(type::equals);
        boolean withColumn = !condition.has("path") && !condition.has("through") && dice.chance(10);
        return withColumn
                ? condition.set("other", node().put("column", text(dice.pick(others), "name")))
                : condition.set("value", pool.get(dice.between(0, Math.min(8, pool.size() - 1))));
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
