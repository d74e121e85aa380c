package io.interflux.model;

import io.interflux.error.SchemaException;
import io.interflux.error.internal.Suggestions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The drafts of all models, those of generated junctions last. */
final class Drafts {

    private final Map<String, ModelDraft> byName = new LinkedHashMap<>();

    Drafts(SchemaBuilder builder) {
        builder.models.values().forEach(model -> add(model, builder.naming));
        builder.junctions.values().forEach(model -> add(model, builder.naming));
        for (BelongsToManyDefinition definition : builder.manyToManies) {
            String through = requireThrough(definition);
            if (!byName.containsKey(through)) {
                add(new ModelDefinition(through, null).table(through), builder.naming);
            }
        }
    }

    private void add(ModelDefinition definition, Naming naming) {
        byName.put(definition.name(), new ModelDraft(definition, naming));
    }

    private static String requireThrough(BelongsToManyDefinition definition) {
        if (definition.through == null) {
            throw new SchemaException(definition
                    + " has no junction; say through(\"…\") with the name of the junction's model or table.");
        }
        return definition.through;
    }

    Collection<ModelDraft> all() {
        return byName.values();
    }

    ModelDraft get(String name, Object askedBy) {
        ModelDraft draft = byName.get(name);
        if (draft == null) {
            throw new SchemaException(askedBy + " names the model " + name + ", which is not defined. There is "
                    + Suggestions.list(byName.keySet(), name) + "; define the model or correct the name.");
        }
        return draft;
    }
}
