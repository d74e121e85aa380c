package io.interflux.testkit.cases;

import static io.interflux.testkit.cases.CaseMetadata.names;
import static io.interflux.testkit.cases.CaseMetadata.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.interflux.model.AttributeDefinition;
import io.interflux.model.BelongsToManyDefinition;
import io.interflux.model.ModelDefinition;
import io.interflux.model.ReferenceDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

/** Builds the schema of a document by name. */
final class CaseSchema {

    private final CaseMetadata metadata;

    CaseSchema(CaseMetadata metadata) {
        this.metadata = metadata;
    }

    Schema build() {
        SchemaBuilder schema = Schema.builder();
        metadata.document().get("models").forEach(model -> define(schema, model));
        metadata.document().get("associations").forEach(association -> associate(schema, association));
        return schema.build();
    }

    private static void define(SchemaBuilder schema, JsonNode model) {
        ModelDefinition definition = schema.define(text(model, "name")).table(text(model, "table"));
        for (JsonNode column : model.get("columns")) {
            definition.attribute(
                    text(column, "name"), CaseType.of(column).dataType(), attribute -> configure(attribute, column));
        }
        List<String> key = names(model.get("primaryKey"));
        if (key.isEmpty()) {
            definition.noPrimaryKey();
        } else {
            definition.primaryKey(key.toArray(String[]::new));
        }
        model.path("uniqueKeys")
                .forEach(unique -> definition.unique(names(unique).toArray(String[]::new)));
    }

    private static void configure(AttributeDefinition attribute, JsonNode column) {
        if (column.get("nullable").asBoolean()) {
            attribute.nullable();
        } else {
            attribute.notNull();
        }
        if (column.path("unique").asBoolean()) {
            attribute.unique();
        }
    }

    private void associate(SchemaBuilder schema, JsonNode association) {
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

    private void reference(ReferenceDefinition definition, JsonNode association) {
        definition
                .as(text(association, "as"))
                .foreignKey(array(association, "foreignKey"))
                .constraints(association.path("constraints").asBoolean());
        if (association.has("sourceKey")) {
            definition.sourceKey(array(association, "sourceKey"));
        }
        if (association.has("targetKey")) {
            definition.targetKey(array(association, "targetKey"));
        }
        scope(association, "scope", "target", definition::scope);
    }

    private void many(BelongsToManyDefinition definition, JsonNode association) {
        definition
                .as(text(association, "as"))
                .through(text(association, "through"))
                .foreignKey(array(association, "foreignKey"))
                .otherKey(array(association, "otherKey"))
                .sourceKey(array(association, "sourceKey"))
                .targetKey(array(association, "targetKey"))
                .inverse(false)
                .links(false)
                .constraints(association.path("constraints").asBoolean());
        if (association.has("unique")) {
            definition.unique(association.get("unique").asBoolean());
        }
        scope(association, "scope", "target", definition::scope);
        scope(association, "throughScope", "through", definition::throughScope);
    }

    /** Hands over the values of a scope, which are of columns of the model that {@code owner} names. */
    private void scope(JsonNode association, String field, String owner, BiConsumer<String, Object> say) {
        association.path(field).properties().forEach(entry -> {
            JsonNode column = metadata.column(text(association, owner), entry.getKey());
            say.accept(
                    entry.getKey(), Objects.requireNonNull(CaseType.of(column).read(entry.getValue())));
        });
    }

    private static String[] array(JsonNode association, String field) {
        return names(association.get(field)).toArray(String[]::new);
    }
}
