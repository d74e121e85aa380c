package io.interflux.model;

import java.util.List;

/** Words a schema compactly, so that tests can say what it holds. */
final class SchemaFixtures {

    private SchemaFixtures() {}

    static Model model(Schema schema, String name) {
        return schema.model(name).orElseThrow();
    }

    static List<String> attributes(Schema schema, String model) {
        return model(schema, model).attributes().stream().map(Attribute::name).toList();
    }

    static List<String> associations(Schema schema, String model) {
        return model(schema, model).associations().stream()
                .map(Association::toString)
                .toList();
    }

    static List<String> foreignKeys(Schema schema) {
        return schema.foreignKeys().stream()
                .map(key ->
                        key + " " + key.onDelete().sql() + "/" + key.onUpdate().sql())
                .toList();
    }

    static BelongsToManyAssociation manyToMany(Schema schema, String model, String alias) {
        return (BelongsToManyAssociation)
                model(schema, model).association(alias).orElseThrow();
    }
}
