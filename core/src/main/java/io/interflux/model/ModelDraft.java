package io.interflux.model;

import io.interflux.error.SchemaException;
import io.interflux.error.internal.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One model while {@link SchemaResolver} completes it: keys and foreign keys are added to what was declared. */
final class ModelDraft {

    final String name;
    final TableName table;
    final @Nullable RowClass rowClass;
    final boolean keyless;
    final Map<String, Attribute> attributes = new LinkedHashMap<>();
    final Set<String> declaredNullable = new LinkedHashSet<>();
    final List<ModelDefinition.UniqueDefinition> uniques = new ArrayList<>();
    final Map<LifecycleRole, String> lifecycle;
    private @Nullable List<String> key;

    ModelDraft(ModelDefinition definition, Naming naming) {
        name = definition.name;
        table = definition.table == null ? TableName.of(naming.tableName(name)) : definition.table;
        rowClass = definition.rowClass;
        keyless = definition.keyless;
        key = definition.primaryKey;
        lifecycle = Map.copyOf(definition.lifecycle);
        uniques.addAll(definition.uniques);
        definition.attributes.values().forEach(attribute -> add(attribute, naming));
        String version = lifecycle.get(LifecycleRole.VERSION);
        if (version != null) {
            makeNotNull(version);
        }
    }

    private void add(AttributeDefinition definition, Naming naming) {
        attributes.put(definition.name, definition.build(naming));
        if (Boolean.TRUE.equals(definition.nullable)) {
            declaredNullable.add(definition.name);
        }
    }

    /** The names of the primary key's attributes, or null where it is not decided yet or there is none. */
    @Nullable List<String> key() {
        return key;
    }

    void key(List<String> names) {
        key = List.copyOf(names);
    }

    /** Makes {@code id} the key, in front of the other attributes unless it is declared. */
    List<String> implicitId(Naming naming) {
        if (!attributes.containsKey("id")) {
            List<Attribute> others = List.copyOf(attributes.values());
            attributes.clear();
            attributes.put("id", new Attribute("id", naming.columnName("id"), DataType.LONG, null, false, false, true));
            others.forEach(attribute -> attributes.put(attribute.name(), attribute));
        }
        List<String> names = List.of("id");
        key(names);
        return names;
    }

    void makeNotNull(String attribute) {
        attributes.computeIfPresent(
                attribute,
                (ignored, a) ->
                        new Attribute(a.name(), a.column(), a.type(), a.converter(), false, a.unique(), a.generated()));
    }

    Attribute attribute(String attributeName, String askedBy) {
        Attribute attribute = attributes.get(attributeName);
        if (attribute == null) {
            throw new SchemaException(askedBy + " names the attribute " + attributeName + ", which the model " + name
                    + " does not have. It has " + Suggestions.list(attributes.keySet(), attributeName)
                    + "; define the attribute or correct the name.");
        }
        return attribute;
    }

    @Override
    public String toString() {
        return name;
    }
}
