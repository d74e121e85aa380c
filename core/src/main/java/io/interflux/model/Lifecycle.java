package io.interflux.model;

import org.jspecify.annotations.Nullable;

/**
 * The attributes of a model that writing keeps up to date by itself, each {@code null} where the model has none.
 *
 * @param version a number that each update counts up, and that an update of an entity finds unchanged or fails
 * @param createdAt when the row was inserted
 * @param updatedAt when the row was last written
 * @param deletedAt when the row was deleted; rows with a value are left out of everything that is read
 */
public record Lifecycle(
        @Nullable Attribute version,
        @Nullable Attribute createdAt,
        @Nullable Attribute updatedAt,
        @Nullable Attribute deletedAt) {

    /** A model that keeps nothing. */
    public static final Lifecycle NONE = new Lifecycle(null, null, null, null);

    /** Whether writing fills the attribute, so that an inserted entity need not. */
    public boolean fills(Attribute attribute) {
        return attribute.equals(version) || attribute.equals(createdAt) || attribute.equals(updatedAt);
    }

    /** Whether an update of an entity leaves the attribute's value in the entity out of account. */
    public boolean isKept(Attribute attribute) {
        return fills(attribute) || attribute.equals(deletedAt);
    }
}
