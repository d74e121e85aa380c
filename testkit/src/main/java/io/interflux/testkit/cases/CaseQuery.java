package io.interflux.testkit.cases;

import static io.interflux.testkit.cases.CaseSchema.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.AttributeReference;
import io.interflux.query.Condition;
import io.interflux.query.JunctionInclude;
import io.interflux.query.ManyToManyInclude;
import io.interflux.query.Ordering;
import io.interflux.query.Select;
import io.interflux.query.Selection;
import java.util.List;
import java.util.stream.StreamSupport;

/** Turns the query of a document into a {@link Select}. */
final class CaseQuery {

    private final JsonNode document;

    CaseQuery(JsonNode document) {
        this.document = document;
    }

    Select<DynamicEntity> select() {
        JsonNode query = document.get("query");
        String root = text(query, "root");
        Select<DynamicEntity> select = common(Select.from(root), query, root);
        if (query.has("limit")) {
            select = select.limit(query.get("limit").asLong());
        }
        return query.has("offset") ? select.offset(query.get("offset").asLong()) : select;
    }

    private <S extends Selection<DynamicEntity, S>> S common(S start, JsonNode level, String model) {
        S selection = start;
        if (level.has("where")) {
            selection = selection.where(conditions(model).condition(level.get("where")));
        }
        if (level.has("attributes")) {
            selection = selection.only(attributes(level.get("attributes")));
        }
        for (JsonNode order : level.path("order")) {
            selection = selection.orderBy(ordering(order));
        }
        for (JsonNode include : level.path("include")) {
            selection = selection.include(text(include, "as"), block -> configured(block, include, model));
        }
        return selection;
    }

    private ManyToManyInclude<DynamicEntity, DynamicEntity> configured(
            ManyToManyInclude<DynamicEntity, DynamicEntity> block, JsonNode include, String source) {
        JsonNode association = association(source, text(include, "as"));
        ManyToManyInclude<DynamicEntity, DynamicEntity> configured =
                common(block, include, text(association, "target"));
        if (include.has("required")) {
            configured = include.get("required").asBoolean() ? configured.required() : configured.optional();
        }
        if (include.has("limit")) {
            configured = configured.limit(include.get("limit").asLong());
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
            configured = configured.only(attributes(through.get("attributes")));
        }
        return through.has("where") ? configured.where(conditions(model).condition(through.get("where"))) : configured;
    }

    private static List<AttributeReference> attributes(JsonNode names) {
        return StreamSupport.stream(names.spliterator(), false)
                .map(name -> AttributeReference.named(name.asText()))
                .toList();
    }

    private static Ordering ordering(JsonNode order) {
        List<String> path = StreamSupport.stream(order.path("path").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        boolean junction = order.path("through").asBoolean();
        AttributeReference key = new AttributeReference(null, path, junction, text(order, "column"));
        return text(order, "dir").equals("ASC") ? key.asc() : key.desc();
    }

    private CaseConditions conditions(String model) {
        return new CaseConditions(named(document.get("models"), "name", model).get("columns"));
    }

    private JsonNode association(String source, String alias) {
        return StreamSupport.stream(document.get("associations").spliterator(), false)
                .filter(association -> text(association, "source").equals(source)
                        && text(association, "as").equals(alias))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No association " + source + "." + alias));
    }

    static JsonNode named(JsonNode list, String field, String name) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(entry -> text(entry, field).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No " + name + " in " + list));
    }

    /** The conditions of one model's level. */
    private record CaseConditions(JsonNode columns) {

        Condition condition(JsonNode where) {
            if (where.has("and")) {
                return Condition.and(all(where.get("and")));
            }
            return where.has("or") ? Condition.or(all(where.get("or"))) : comparison(where);
        }

        private List<Condition> all(JsonNode parts) {
            return StreamSupport.stream(parts.spliterator(), false)
                    .map(this::condition)
                    .toList();
        }

        private Condition comparison(JsonNode where) {
            JsonNode column = named(columns, "name", text(where, "column"));
            JsonNode value = where.get("value");
            CaseOperator operator = new CaseOperator(AttributeReference.named(text(where, "column")), column);
            return operator.condition(text(where, "op"), value);
        }
    }
}
