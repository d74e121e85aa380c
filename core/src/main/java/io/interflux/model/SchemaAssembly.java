package io.interflux.model;

import io.interflux.error.SchemaException;
import io.interflux.model.AssociationDraft.Through;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Makes the immutable models, associations and foreign keys of completed drafts, with the checks that need all names. */
final class SchemaAssembly {

    private final Map<ModelDraft, Model> models = new LinkedHashMap<>();

    SchemaAssembly(Drafts drafts) {
        Map<TableName, ModelDraft> tables = new HashMap<>();
        for (ModelDraft draft : drafts.all()) {
            ModelDraft other = tables.putIfAbsent(draft.table, draft);
            if (other != null) {
                throw new SchemaException("The models " + other + " and " + draft + " have the same table "
                        + draft.table + "; give one of them another by table(\"…\").");
            }
            models.put(draft, model(draft));
        }
    }

    Schema assemble(List<AssociationDraft> associations, List<Reference> references) {
        for (AssociationDraft draft : associations) {
            finished(draft.source()).add(association(draft));
        }
        return new Schema(models.values(), new ForeignKeys(models).of(references));
    }

    private static Model model(ModelDraft draft) {
        List<String> key = draft.key() == null ? List.of() : draft.key();
        for (String name : key) {
            draft.attribute(name, "The primary key " + key + " of the model " + draft);
            draft.makeNotNull(name);
        }
        List<Attribute> attributes = attributes(draft);
        requireDistinctColumns(draft, attributes);
        return new Model(
                draft.name,
                draft.table,
                draft.rowClass,
                attributes,
                key.isEmpty() ? null : key(attributes, key),
                uniqueKeys(draft, attributes),
                LifecycleRole.lifecycle(draft, attributes));
    }

    private static List<Attribute> attributes(ModelDraft draft) {
        Set<String> unique = new LinkedHashSet<>();
        for (ModelDefinition.UniqueDefinition definition : draft.uniques) {
            for (String name : definition.attributes()) {
                draft.attribute(name, "A unique constraint of the model " + draft);
            }
            if (definition.attributes().size() == 1) {
                unique.addAll(definition.attributes());
            }
        }
        return draft.attributes.values().stream()
                .map(a -> unique.contains(a.name())
                        ? new Attribute(
                                a.name(), a.column(), a.type(), a.converter(), a.nullable(), true, a.generated())
                        : a)
                .toList();
    }

    private static void requireDistinctColumns(ModelDraft draft, List<Attribute> attributes) {
        Map<String, Attribute> columns = new HashMap<>();
        for (Attribute attribute : attributes) {
            Attribute other = columns.putIfAbsent(attribute.column(), attribute);
            if (other != null) {
                throw new SchemaException("The attributes " + other.name() + " and " + attribute.name()
                        + " of the model " + draft + " have the same column " + attribute.column()
                        + "; give one of them another by column(\"…\").");
            }
        }
    }

    private static List<UniqueKey> uniqueKeys(ModelDraft draft, List<Attribute> attributes) {
        List<UniqueKey> uniqueKeys = new ArrayList<>();
        draft.uniques.forEach(definition ->
                uniqueKeys.add(new UniqueKey(definition.name(), key(attributes, definition.attributes()))));
        for (Attribute attribute : attributes) {
            Key key = Key.of(attribute);
            if (attribute.unique()
                    && uniqueKeys.stream().noneMatch(unique -> unique.key().equals(key))) {
                uniqueKeys.add(new UniqueKey(null, key));
            }
        }
        return uniqueKeys;
    }

    private static Key key(List<Attribute> attributes, List<String> names) {
        Map<String, Attribute> byName = new HashMap<>();
        attributes.forEach(attribute -> byName.put(attribute.name(), attribute));
        return new Key(names.stream()
                .map(name -> Objects.requireNonNull(byName.get(name)))
                .toList());
    }

    private Association association(AssociationDraft draft) {
        Model source = finished(draft.source());
        Model target = finished(draft.target());
        Key sourceKey = Keys.of(source, draft.sourceKey());
        Key targetKey = Keys.of(target, draft.targetKey());
        List<ScopeValue> scope = scope(draft, target, draft.scope());
        String alias = draft.alias();
        return switch (draft.kind()) {
            case AssociationDraft.BELONGS_TO ->
                new BelongsToAssociation(alias, source, target, sourceKey, targetKey, scope);
            case AssociationDraft.HAS_ONE -> new HasOneAssociation(alias, source, target, sourceKey, targetKey, scope);
            case AssociationDraft.HAS_MANY ->
                new HasManyAssociation(alias, source, target, sourceKey, targetKey, scope);
            default -> manyToMany(draft, sourceKey, targetKey, scope);
        };
    }

    private Association manyToMany(AssociationDraft draft, Key sourceKey, Key targetKey, List<ScopeValue> scope) {
        Through through = Objects.requireNonNull(draft.through());
        Model junction = finished(through.junction());
        Key junctionSourceKey = Keys.of(junction, through.sourceKey());
        Key junctionTargetKey = Keys.of(junction, through.targetKey());
        List<Attribute> pair = new ArrayList<>(junctionSourceKey.attributes());
        pair.addAll(junctionTargetKey.attributes());
        return new BelongsToManyAssociation(
                draft.alias(),
                finished(draft.source()),
                finished(draft.target()),
                sourceKey,
                targetKey,
                junction,
                junctionSourceKey,
                junctionTargetKey,
                through.name(),
                junction.isUnique(new Key(pair)),
                scope,
                scope(draft, junction, through.scope()));
    }

    private static List<ScopeValue> scope(AssociationDraft draft, Model model, List<ScopeDefinition> definitions) {
        return definitions.stream()
                .map(definition -> ScopeValues.of(draft, model, definition))
                .toList();
    }

    private Model finished(ModelDraft draft) {
        return Objects.requireNonNull(models.get(draft));
    }
}
