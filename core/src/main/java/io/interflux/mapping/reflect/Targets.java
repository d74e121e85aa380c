package io.interflux.mapping.reflect;

import io.interflux.error.SchemaException;

/** The models that components of associations lead to. */
final class Targets {

    private Targets() {}

    /** The model of a component of type {@code T} or {@code One<T>}. */
    static String one(Component component) {
        HeldType held = HeldType.ofOne(component);
        if (held == null) {
            throw new SchemaException("The association " + component + " is of type "
                    + component.genericType().getTypeName() + "; make it a One of an entity, or the entity itself.");
        }
        return EntityNames.of(held.type(), "The association " + component);
    }

    /** The model of a component of type {@code List<T>} or {@code Many<T>}. */
    static String many(Component component) {
        HeldType held = held(component);
        if (held.junction() != null) {
            throw new SchemaException("The association " + component + " is of type "
                    + component.genericType().getTypeName()
                    + ", but has no junction; make it a List or a Many of an entity.");
        }
        return EntityNames.of(held.type(), "The association " + component);
    }

    /** The model of a component of type {@code List<T>}, {@code List<Link<T, J>>}, {@code Many<T>} or {@code Many<Link<T, J>>}. */
    static String linked(Component component) {
        return EntityNames.of(held(component).type(), "The association " + component);
    }

    private static HeldType held(Component component) {
        HeldType held = HeldType.ofMany(component);
        if (held == null) {
            throw new SchemaException("The association " + component + " is a collection, but its type is "
                    + component.genericType().getTypeName() + "; make it a List or a Many of an entity.");
        }
        return held;
    }
}
