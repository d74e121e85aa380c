package io.interflux.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One many-to-many with both of its directions and all of its parts, after two declarations of it have been merged.
 *
 * @param unique what was said of it, or null where nothing was
 * @param description the declarations, for messages
 */
record ManyToMany(
        ModelDraft junction,
        End source,
        End target,
        boolean constraints,
        @Nullable Boolean unique,
        @Nullable String uniqueKey,
        @Nullable ReferentialAction onDelete,
        @Nullable ReferentialAction onUpdate,
        String description) {

    /**
     * One of the two linked models.
     *
     * @param key the key referred to, or null for the primary key
     * @param junctionKey the foreign key in the junction, or null for the conventional one
     * @param keyName after what the conventional foreign key is named
     * @param view the association from this end to the other, or null where it is left out
     * @param links this end's junction rows, or null where they are left out
     * @param back from a junction row to this end, or null where it is left out
     */
    record End(
            ModelDraft model,
            @Nullable List<String> key,
            @Nullable List<String> junctionKey,
            String keyName,
            @Nullable View view,
            @Nullable Alias links,
            @Nullable Alias back) {}

    /** An association's name and whether somebody gave it. */
    record Alias(String name, boolean given) {}

    /** The many-to-many as seen from one end. */
    record View(
            Alias alias,
            boolean declared,
            String junctionName,
            List<ScopeDefinition> scope,
            List<ScopeDefinition> junctionScope) {}

    boolean isSelf() {
        return source.model() == target.model();
    }

    @Override
    public String toString() {
        return description;
    }
}
