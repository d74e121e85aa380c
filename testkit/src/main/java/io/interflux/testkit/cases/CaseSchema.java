package io.interflux.testkit.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.interflux.model.BelongsToManyDefinition;
import io.interflux.model.DataType;
import io.interflux.model.ModelDefinition;
import io.interflux.model.ReferenceDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Builds the schema of a document by name. */
final class CaseSchema {

    private final JsonNode document;

    CaseSchema(JsonNode document) {
        this.document = document;
    }

    Schema build() {
        SchemaBuilder schema = Schema.builder();
        document.get("models").forEach(model -> define(schema, model));
        document.get("associations").forEach(association -> associate(schema, association));
        return schema.build();
    }

    private static void define(SchemaBuilder schema, JsonNode model) {
        ModelDefinition definition = schema.define(text(model, "name")).table(text(model, "table"));
        for (JsonNode column : model.get("columns")) {
            definition.attribute(text(column, "name"), type(column), attribute -> {
                if (!column.get("nullable").asBoolean()) {
                    attribute.notNull();
                }
                if (column.path("unique").asBoolean()) {
                    attribute.unique();
                }
            });
        }
        definition.primaryKey(strings(model.get("primaryKey")));
    }

    private static void associate(SchemaBuilder schema, JsonNode association) {
        String source = text(association, "source");
        String target = text(association, "target");
        switch (text(association, "kind")) {
            case "belongsTo" -> reference(schema.belongsTo(source, target), association);
            case "hasOne" -> reference(schema.hasOne(source, target), association);
            case "hasMany" -> reference(schema.hasMany(source, target), association);
            case "belongsToMany" -> many(schema.belongsToMany(source, target), association);
            default -> throw new IllegalArgumentException("Unknown kind of association: " + association);
        }
    }

    private static void reference(ReferenceDefinition definition, JsonNode association) {
        definition
                .as(text(association, "as"))
                .foreignKey(text(association, "foreignKey"))
                .constraints(false);
        if (association.has("sourceKey")) {
            definition.sourceKey(text(association, "sourceKey"));
        }
        if (association.has("targetKey")) {
            definition.targetKey(text(association, "targetKey"));
        }
    }

    private static void many(BelongsToManyDefinition definition, JsonNode association) {
        definition
                .as(text(association, "as"))
                .through(text(association, "through"))
                .foreignKey(text(association, "foreignKey"))
                .otherKey(text(association, "otherKey"))
                .sourceKey(text(association, "sourceKey"))
                .targetKey(text(association, "targetKey"))
                .inverse(false)
                .links(false)
                .constraints(false);
    }

    Map<String, @Nullable Object> values(JsonNode model, JsonNode row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        model.get("columns")
                .forEach(column -> values.put(text(column, "name"), value(column, row.get(text(column, "name")))));
        return values;
    }

    /** A value of a column in Java; the column's type decides, since JSON knows fewer types. */
    static @Nullable Object value(JsonNode column, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        return switch (text(column, "type")) {
            case "integer" -> value.intValue();
            case "string" -> value.textValue();
            case "boolean" -> value.booleanValue();
            case "double" -> value.doubleValue();
            case "date" -> LocalDate.parse(value.textValue());
            default -> throw new IllegalArgumentException("Unknown type of column: " + column);
        };
    }

    private static DataType<?> type(JsonNode column) {
        return switch (text(column, "type")) {
            case "integer" -> DataType.INTEGER;
            case "string" -> DataType.STRING;
            case "boolean" -> DataType.BOOLEAN;
            case "double" -> DataType.DOUBLE;
            case "date" -> DataType.DATE;
            default -> throw new IllegalArgumentException("Unknown type of column: " + column);
        };
    }

    static String text(JsonNode node, String field) {
        return node.get(field).asText();
    }

    private static String[] strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toArray(String[]::new);
    }
}
