package io.interflux.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One association by names, before its models are finished.
 *
 * @param description the declaration that it comes from, for messages
 */
record AssociationDraft(
        String kind,
        String alias,
        ModelDraft source,
        ModelDraft target,
        List<String> sourceKey,
        List<String> targetKey,
        List<ScopeDefinition> scope,
        @Nullable Through through,
        String description) {

    static final String BELONGS_TO = "belongsTo";
    static final String HAS_ONE = "hasOne";
    static final String HAS_MANY = "hasMany";
    static final String BELONGS_TO_MANY = "belongsToMany";

    /** The junction's part of a many-to-many. */
    record Through(
            ModelDraft junction,
            List<String> sourceKey,
            List<String> targetKey,
            String name,
            List<ScopeDefinition> scope) {}

    /** Whether both reach the same rows from the same source, so that a declared one takes the place of a derived one. */
    boolean reachesTheSame(AssociationDraft other) {
        return source == other.source
                && target == other.target
                && family().equals(other.family())
                && sourceKey.equals(other.sourceKey)
                && targetKey.equals(other.targetKey)
                && scope.equals(other.scope)
                && reachesThroughTheSame(other.through);
    }

    private boolean reachesThroughTheSame(@Nullable Through other) {
        if (through == null) {
            return other == null;
        }
        return other != null
                && through.junction == other.junction
                && through.sourceKey.equals(other.sourceKey)
                && through.targetKey.equals(other.targetKey)
                && through.scope.equals(other.scope);
    }

    private String family() {
        return kind.equals(HAS_ONE) ? HAS_MANY : kind;
    }

    @Override
    public String toString() {
        return description;
    }
}
