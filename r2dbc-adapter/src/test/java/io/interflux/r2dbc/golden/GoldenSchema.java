package io.interflux.r2dbc.golden;

import static io.interflux.r2dbc.golden.GoldenDocument.stream;
import static io.interflux.r2dbc.golden.GoldenDocument.texts;

import com.fasterxml.jackson.databind.JsonNode;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.AttributeDefinition;
import io.interflux.model.BelongsToManyDefinition;
import io.interflux.model.DataType;
import io.interflux.model.ModelDefinition;
import io.interflux.model.ReferenceDefinition;
import io.interflux.model.ReferentialAction;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The schema of a document, built by name with everything explicit, so that no convention decides; and its rows. */
final class GoldenSchema {

    private final GoldenDocument document;
    private final boolean links;
    private final boolean conventional;

    /** With {@code links} each many-to-many has its associations from and to the junction; Sequelize does not make them. */
    GoldenSchema(GoldenDocument document, boolean links) {
        this(document, links, false);
    }

    private GoldenSchema(GoldenDocument document, boolean links, boolean conventional) {
        this.document = document;
        this.links = links;
        this.conventional = conventional;
    }

    /** The same, but what becomes of references and whether they may be null is left to the conventions. */
    static Schema conventional(GoldenDocument document) {
        return new GoldenSchema(document, false, true).build();
    }

    Schema build() {
        SchemaBuilder schema = Schema.builder();
        document.json().get("models").forEach(model -> define(schema, model));
        document.json().get("associations").forEach(association -> associate(schema, association));
        return schema.build();
    }

    private void define(SchemaBuilder schema, JsonNode model) {
        ModelDefinition definition = schema.define(text(model, "name")).table(text(model, "table"));
        model.get("columns")
                .forEach(column -> definition.attribute(
                        text(column, "name"), type(column), attribute -> configure(attribute, column)));
        definition.primaryKey(texts(model.get("primaryKey")));
    }

    private void configure(AttributeDefinition attribute, JsonNode column) {
        attribute.column(text(column, "field"));
        if (conventional && column.has("references")) {
            return;
        }
        if (column.get("nullable").booleanValue()) {
            attribute.nullable();
        } else {
            attribute.notNull();
        }
        if (column.path("autoIncrement").booleanValue()) {
            attribute.generated();
        }
    }

    private void associate(SchemaBuilder schema, JsonNode association) {
        String source = text(association, "source");
        String target = text(association, "target");
        switch (text(association, "kind")) {
            case "belongsTo" ->
                reference(schema.belongsTo(source, target), association, source)
                        .targetKey(text(association, "targetKey"));
            case "hasMany" ->
                reference(schema.hasMany(source, target), association, target)
                        .sourceKey(text(association, "sourceKey"));
            case "belongsToMany" -> many(schema.belongsToMany(source, target), association);
            default -> throw new IllegalArgumentException("Unknown kind: " + association);
        }
    }

    private ReferenceDefinition reference(ReferenceDefinition definition, JsonNode association, String owner) {
        JsonNode column = column(document.model(owner), text(association, "foreignKey"));
        definition.as(text(association, "as")).foreignKey(text(column, "name"));
        return conventional
                ? definition
                : definition.onDelete(action(column, "onDelete")).onUpdate(action(column, "onUpdate"));
    }

    private void many(BelongsToManyDefinition definition, JsonNode association) {
        JsonNode junction = document.model(text(association, "through"));
        JsonNode column = column(junction, text(association, "foreignKey"));
        definition
                .as(text(association, "as"))
                .through(text(junction, "name"))
                .foreignKey(text(column, "name"))
                .otherKey(text(association, "otherKey"))
                .sourceKey(text(association, "sourceKey"))
                .targetKey(text(association, "targetKey"))
                .links(links)
                .inverse(hasInverse(association));
        if (!conventional) {
            definition.onDelete(action(column, "onDelete")).onUpdate(action(column, "onUpdate"));
        }
        if (junction.get("primaryKey").size() == 1) {
            if (column.has("unique")) {
                definition.uniqueKey(text(column, "unique"));
            } else {
                definition.unique(false);
            }
        }
    }

    private boolean hasInverse(JsonNode association) {
        return stream(document.json().get("associations"))
                .anyMatch(other -> !other.equals(association)
                        && other.path("through").equals(association.get("through"))
                        && other.path("foreignKey").equals(association.get("otherKey")));
    }

    private static JsonNode column(JsonNode model, String name) {
        return stream(model.get("columns"))
                .filter(column -> text(column, "name").equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No column " + name + " in " + model));
    }

    private static ReferentialAction action(JsonNode column, String event) {
        return ReferentialAction.valueOf(text(column.get("references"), event).replace(' ', '_'));
    }

    private static DataType<?> type(JsonNode column) {
        return switch (text(column, "type")) {
            case "integer" -> DataType.INTEGER;
            case "string" -> DataType.STRING;
            case "text" -> DataType.TEXT;
            case "boolean" -> DataType.BOOLEAN;
            case "date" -> DataType.INSTANT;
            default -> throw new IllegalArgumentException("Unknown type: " + column);
        };
    }

    /** The rows of each table, those first that others refer to. */
    List<List<DynamicEntity>> rows() {
        return stream(document.json().get("models"))
                .map(model -> stream(document.json().get("rows").path(text(model, "table")))
                        .map(row -> DynamicEntity.of(text(model, "name"), values(model, row)))
                        .toList())
                .toList();
    }

    private static Map<String, @Nullable Object> values(JsonNode model, JsonNode row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        model.get("columns")
                .forEach(column -> values.put(text(column, "name"), value(column, row.get(text(column, "field")))));
        return values;
    }

    private static @Nullable Object value(JsonNode column, JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        return switch (text(column, "type")) {
            case "integer" -> value.intValue();
            case "boolean" -> value.booleanValue();
            case "date" -> Instant.parse(value.textValue());
            default -> value.textValue();
        };
    }

    static String text(JsonNode node, String field) {
        return node.get(field).asText();
    }
}
