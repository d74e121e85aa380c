package io.interflux.model;

import java.util.List;

/**
 * The target holds the foreign key, at most one row per source.
 *
 * @param sourceKey the referenced key of the source
 * @param targetKey the foreign key in the target
 */
public record HasOneAssociation(
        String name, Model source, Model target, Key sourceKey, Key targetKey, List<ScopeValue> scope)
        implements Association {

    /** Copies the scope. */
    public HasOneAssociation {
        scope = List.copyOf(scope);
    }

    @Override
    public boolean isCollection() {
        return false;
    }

    @Override
    public String toString() {
        return path() + " (hasOne " + target.name() + ")";
    }
}
