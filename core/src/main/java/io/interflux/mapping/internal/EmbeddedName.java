package io.interflux.mapping.internal;

import io.interflux.mapping.EntityComponent;

/**
 * What a component of an embedded value is called.
 *
 * @param attribute the attribute of the model, {@code workStreet}
 * @param prefix what the column's name begins with, {@code work_}; empty for none
 * @param rest what follows the prefix by convention, {@code street}
 */
public record EmbeddedName(String attribute, String prefix, String rest) {

    /** Of a component that is not within an embedded value. */
    public static final EmbeddedName ROOT = new EmbeddedName("", "", "");

    /** A component within this. */
    public EmbeddedName within(String component) {
        return new EmbeddedName(
                EntityComponent.attributeWithin(attribute, component),
                prefix,
                EntityComponent.attributeWithin(rest, component));
    }

    /** An embedded value within this, with a prefix of its own or none. */
    public EmbeddedName within(String component, String ownPrefix) {
        EmbeddedName inner = within(component);
        return ownPrefix.isEmpty() ? inner : new EmbeddedName(inner.attribute, prefix + ownPrefix, "");
    }

    /** Whether there is a prefix. */
    public boolean isPrefixed() {
        return !prefix.isEmpty();
    }
}
