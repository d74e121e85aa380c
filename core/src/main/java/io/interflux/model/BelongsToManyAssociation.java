package io.interflux.model;

import java.util.List;

/**
 * Many-to-many: rows of a junction model link rows of the source to rows of the target.
 *
 * @param name the alias
 * @param source the model that has the association
 * @param target the model that is reached
 * @param sourceKey the key of the source that the junction references
 * @param targetKey the key of the target that the junction references
 * @param junction the junction (through) model
 * @param junctionSourceKey the foreign key in the junction that references the source, Sequelize's {@code foreignKey}
 * @param junctionTargetKey the foreign key in the junction that references the target, Sequelize's {@code otherKey}
 * @param junctionName the key under which a child carries its junction row
 * @param unique whether a pair of source and target is linked at most once
 * @param scope conditions on the target that are part of the association
 * @param junctionScope conditions on the junction that are part of the association
 */
public record BelongsToManyAssociation(
        String name,
        Model source,
        Model target,
        Key sourceKey,
        Key targetKey,
        Model junction,
        Key junctionSourceKey,
        Key junctionTargetKey,
        String junctionName,
        boolean unique,
        List<ScopeValue> scope,
        List<ScopeValue> junctionScope)
        implements Association {

    /** Copies the scopes. */
    public BelongsToManyAssociation {
        scope = List.copyOf(scope);
        junctionScope = List.copyOf(junctionScope);
    }

    @Override
    public boolean isCollection() {
        return true;
    }

    @Override
    public String toString() {
        return path() + " (belongsToMany " + target.name() + " through " + junction.name() + ")";
    }
}
