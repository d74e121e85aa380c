package io.interflux.mapping.reflect;

import io.interflux.error.SchemaException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;

/** The models that components of associations lead to. */
final class Targets {

    private Targets() {}

    /** The model of a component of type {@code T}. */
    static String one(Component component) {
        return EntityNames.of(component.type(), "The association " + component);
    }

    /** The model of a component of type {@code List<T>} or {@code Collection<T>}. */
    static String many(Component component) {
        boolean list = component.type() == List.class || component.type() == Collection.class;
        if (!list || !(component.genericType() instanceof ParameterizedType generic)) {
            throw unfit(component);
        }
        Type element = generic.getActualTypeArguments()[0];
        if (!(element instanceof Class<?> target)) {
            throw unfit(component);
        }
        return EntityNames.of(target, "The association " + component);
    }

    private static SchemaException unfit(Component component) {
        return new SchemaException("The association " + component + " is a collection, but its type is "
                + component.genericType().getTypeName() + "; make it a List of an entity.");
    }
}
