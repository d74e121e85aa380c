package io.interflux.query;

import org.jspecify.annotations.Nullable;

/**
 * Names an association symbolically.
 *
 * @param owner the model that has the association, or {@code null} for that of the level where it is used
 * @param name the association's alias in its model
 */
public record AssociationReference(@Nullable ModelReference owner, String name) {

    @Override
    public String toString() {
        return owner == null ? name : owner + "." + name;
    }
}
