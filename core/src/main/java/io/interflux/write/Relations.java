package io.interflux.write;

import io.interflux.error.QueryException;
import io.interflux.error.internal.Arguments;
import io.interflux.error.internal.Suggestions;
import io.interflux.mapping.EntityMapping;
import io.interflux.model.Association;
import io.interflux.model.BelongsToAssociation;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.Model;
import io.interflux.plan.RelatedRows;
import io.interflux.query.AssociationHandle;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelReference;
import java.util.List;

/** Makes the relations of owners by association handles. */
final class Relations {

    private final Tools tools;
    private final EntityTypes types;

    Relations(Tools tools, EntityTypes types) {
        this.tools = tools;
        this.types = types;
    }

    /** By a foreign key, the owner as an entity. */
    <S, T> Relation<S, T> of(S owner, AssociationHandle<S, T, ?> handle) {
        return new ReferenceRelation<>(related(association(handle), owner, handle));
    }

    /** By a foreign key, the owner by its key. */
    <S, T> Relation<S, T> ofKey(Object owner, AssociationHandle<S, T, ?> handle) {
        return new ReferenceRelation<>(relatedKey(association(handle), owner, handle));
    }

    /** By a junction, the owner as an entity. */
    <S, T, J> LinkRelation<S, T, J> of(S owner, ManyToManyHandle<S, T, J> handle) {
        BelongsToManyAssociation many = manyToMany(handle);
        return new LinkRelation<>(related(many, owner, handle), many);
    }

    /** By a junction, the owner by its key. */
    <S, T, J> LinkRelation<S, T, J> ofKey(Object owner, ManyToManyHandle<S, T, J> handle) {
        BelongsToManyAssociation many = manyToMany(handle);
        return new LinkRelation<>(relatedKey(many, owner, handle), many);
    }

    private <S, T> Related<T> related(Association association, S owner, AssociationHandle<S, T, ?> handle) {
        S given = Arguments.required("The owner of " + association.path(), owner);
        EntityType<S> type = types.of(List.of(given));
        if (type.model() != association.source()) {
            throw new QueryException("The relation " + association.path() + " is one of a "
                    + association.source().name() + ", but its owner is a "
                    + type.model().name()
                    + "; give a " + association.source().name() + ".");
        }
        RowKey key = RowKey.of(
                type, given, RelatedRows.ownerKey(association), type.model().name());
        return Related.of(association, key, targets(association, handle), tools);
    }

    private <S, T> Related<T> relatedKey(Association association, Object owner, AssociationHandle<S, T, ?> handle) {
        RowKey key = RowKey.given(
                association.source(),
                RelatedRows.ownerKey(association),
                Arguments.required("The key of the owner of " + association.path(), owner));
        return Related.of(association, key, targets(association, handle), tools);
    }

    private Association association(AssociationHandle<?, ?, ?> handle) {
        Association association = find(handle);
        if (association instanceof BelongsToManyAssociation) {
            throw new QueryException(
                    association + " is a many-to-many, but the handle is not; take it from manyToMany(…).");
        }
        if (association instanceof BelongsToAssociation) {
            Entities.requireKey(association.source());
        } else {
            Entities.requireKey(association.target());
        }
        return association;
    }

    /** @throws QueryException if there is no such association, or it is of another kind */
    BelongsToManyAssociation manyToMany(AssociationHandle<?, ?, ?> handle) {
        Association association = find(handle);
        if (association instanceof BelongsToManyAssociation many) {
            return many;
        }
        throw new QueryException(
                association + " is no many-to-many, but the handle is; take it from toOne(…) or" + " toMany(…).");
    }

    private Association find(AssociationHandle<?, ?, ?> handle) {
        Arguments.required("The association of a relation", handle);
        ModelReference owner =
                Arguments.required("The model of " + handle, handle.reference().owner());
        Model source = owner.in(tools.schema());
        String name = handle.reference().name();
        return source.association(name)
                .orElseThrow(() -> new QueryException("The model " + source.name() + " has no association '" + name
                        + "'; it has "
                        + Suggestions.list(
                                source.associations().stream()
                                        .map(Association::name)
                                        .toList(),
                                name) + "."));
    }

    @SuppressWarnings("unchecked") // the handle's target says which class T is
    private <T> EntityType<T> targets(Association association, AssociationHandle<?, T, ?> handle) {
        Model model = association.target();
        if (!handle.target().names(model)) {
            throw new QueryException("The association " + association + " leads to " + model.name()
                    + ", but its handle to " + handle.target() + "; correct the handle's target.");
        }
        EntityMapping<?> mapping = handle.target().type() == null
                ? tools.mappings().dynamic(model)
                : tools.mappings().of(model);
        return new EntityType<>(model, (EntityMapping<T>) mapping);
    }
}
