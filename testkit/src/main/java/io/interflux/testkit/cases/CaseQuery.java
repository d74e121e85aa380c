package io.interflux.testkit.cases;

import static io.interflux.testkit.cases.CaseMetadata.names;
import static io.interflux.testkit.cases.CaseMetadata.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.AttributeReference;
import io.interflux.query.Condition;
import io.interflux.query.JunctionInclude;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ManyToManyInclude;
import io.interflux.query.ModelHandle;
import io.interflux.query.Ordering;
import io.interflux.query.RecursiveInclude;
import io.interflux.query.Select;
import io.interflux.query.Selection;
import io.interflux.query.SortKey;
import io.interflux.query.Strategy;
import java.util.List;

/** Turns the query of a document into a {@link Select}. */
final class CaseQuery {

    private final CaseMetadata metadata;

    CaseQuery(CaseMetadata metadata) {
        this.metadata = metadata;
    }

    Select<DynamicEntity> select() {
        JsonNode query = metadata.document().get("query");
        String root = text(query, "root");
        Select<DynamicEntity> select = common(Select.from(root), query, new CaseConditions(metadata, root, null));
        if (query.has("limit")) {
            select = select.limit(query.get("limit").asLong());
        }
        return query.has("offset") ? select.offset(query.get("offset").asLong()) : select;
    }

    private <S extends Selection<DynamicEntity, S>> S common(S start, JsonNode level, CaseConditions conditions) {
        S selection = start;
        if (level.has("where")) {
            selection = selection.where(new Condition<>(conditions.condition(level.get("where"))));
        }
        if (level.has("attributes")) {
            selection = selection.only(attributes(level.get("attributes")));
        }
        for (JsonNode order : level.path("order")) {
            selection = selection.orderBy(ordering(order, conditions));
        }
        for (JsonNode include : level.path("include")) {
            selection = selection.include(
                    handle(conditions.model(), include), block -> configured(block, include, conditions.model()));
        }
        return selection;
    }

    /** A handle of the most capable kind: which options the association has is checked when the query is planned. */
    private ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> handle(String source, JsonNode include) {
        JsonNode association = metadata.association(source, text(include, "as"));
        ModelHandle<DynamicEntity> target = ModelHandle.of(text(association, "target"));
        ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> handle =
                ModelHandle.of(source).manyToMany(text(include, "as"), target, target);
        return include.has("name") ? handle.as(text(include, "name")) : handle;
    }

    private ManyToManyInclude<DynamicEntity, DynamicEntity> configured(
            ManyToManyInclude<DynamicEntity, DynamicEntity> block, JsonNode include, String source) {
        JsonNode association = metadata.association(source, text(include, "as"));
        String junction = association.has("through") ? text(association, "through") : null;
        CaseConditions conditions = new CaseConditions(metadata, text(association, "target"), junction);
        ManyToManyInclude<DynamicEntity, DynamicEntity> configured = common(block, include, conditions);
        if (include.has("required")) {
            configured = include.get("required").asBoolean() ? configured.required() : configured.optional();
        }
        if (include.has("limit")) {
            configured = configured.limit(include.get("limit").asLong());
        }
        if (include.has("offset")) {
            configured = configured.offset(include.get("offset").asLong());
        }
        if (include.has("strategy")) {
            configured = configured.strategy(Strategy.valueOf(text(include, "strategy")));
        }
        if (include.has("recursive")) {
            configured = configured.recursive(options -> recursion(options, include.get("recursive"), source));
        }
        return junction != null && include.has("through")
                ? configured.through(options -> through(options, include.get("through"), junction))
                : configured;
    }

    private RecursiveInclude<DynamicEntity> recursion(
            RecursiveInclude<DynamicEntity> options, JsonNode recursion, String model) {
        RecursiveInclude<DynamicEntity> configured =
                recursion.path("everywhere").asBoolean() ? options.everywhere() : options;
        if (recursion.has("depth")) {
            configured = configured.depth(recursion.get("depth").asInt());
        }
        for (JsonNode along : recursion.path("along")) {
            configured = configured.along(handle(model, along), block -> configured(block, along, model));
        }
        return configured;
    }

    private JunctionInclude<DynamicEntity> through(
            JunctionInclude<DynamicEntity> options, JsonNode through, String model) {
        JunctionInclude<DynamicEntity> configured = options;
        if (through.has("attributes")) {
            configured = configured.only(attributes(through.get("attributes")));
        }
        return through.has("where")
                ? configured.where(
                        new Condition<>(new CaseConditions(metadata, model, null).condition(through.get("where"))))
                : configured;
    }

    private static List<AttributeReference> attributes(JsonNode names) {
        return names(names).stream().map(AttributeReference::named).toList();
    }

    private static Ordering<DynamicEntity> ordering(JsonNode order, CaseConditions conditions) {
        SortKey key = order.has("count") ? conditions.count(order) : CaseConditions.attribute(order);
        return new Ordering<>(key, text(order, "dir").equals("ASC"));
    }
}
