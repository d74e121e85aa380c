package io.interflux.model;

import java.util.List;

/**
 * A directed association from a source model to a target model, under a name that is unique in the source. A row of the target belongs to
 * a row of the source if the values of {@link #sourceKey()} and {@link #targetKey()} are equal column by column (through the junction for
 * many-to-many), none of them null, and the {@link #scope()} holds.
 */
public sealed interface Association
        permits BelongsToAssociation, HasOneAssociation, HasManyAssociation, BelongsToManyAssociation {

    /** The alias, by which includes and results name the association. */
    String name();

    /** The model that has the association. */
    Model source();

    /** The model that is reached. */
    Model target();

    /** The attributes of the source whose values identify its associated rows. */
    Key sourceKey();

    /** The attributes of the target that are compared. */
    Key targetKey();

    /** Conditions on the target that are part of the association; empty for most. */
    List<ScopeValue> scope();

    /** Whether the result is a list. */
    boolean isCollection();

    /** {@code user.profiles}, for messages. */
    default String path() {
        return source().name() + "." + name();
    }
}
