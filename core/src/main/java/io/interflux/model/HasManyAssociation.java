package io.interflux.model;

import java.util.List;

/**
 * The target holds the foreign key, any number of rows per source.
 *
 * @param sourceKey the referenced key of the source
 * @param targetKey the foreign key in the target
 */
public record HasManyAssociation(
        String name, Model source, Model target, Key sourceKey, Key targetKey, List<ScopeValue> scope)
        implements Association {

    /** Copies the scope. */
    public HasManyAssociation {
        scope = List.copyOf(scope);
    }

    @Override
    public boolean isCollection() {
        return true;
    }

    @Override
    public String toString() {
        return path() + " (hasMany " + target.name() + ")";
    }
}
