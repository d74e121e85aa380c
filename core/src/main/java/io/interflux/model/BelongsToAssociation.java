package io.interflux.model;

import java.util.List;

/**
 * The source holds the foreign key: {@code grant.user} by {@code grants."userId" = users."id"}.
 *
 * @param sourceKey the foreign key in the source
 * @param targetKey the referenced key of the target
 */
public record BelongsToAssociation(
        String name, Model source, Model target, Key sourceKey, Key targetKey, List<ScopeValue> scope)
        implements Association {

    /** Copies the scope. */
    public BelongsToAssociation {
        scope = List.copyOf(scope);
    }

    @Override
    public boolean isCollection() {
        return false;
    }

    @Override
    public String toString() {
        return path() + " (belongsTo " + target.name() + ")";
    }
}
