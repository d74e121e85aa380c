package io.interflux.mapping.reflect;

import io.interflux.error.SchemaException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/** Method handles of one entity class, private members included. */
final class Handles {

    private final Class<?> type;
    private final MethodHandles.Lookup lookup;

    Handles(Class<?> type) {
        this.type = type;
        try {
            lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
        } catch (IllegalAccessException e) {
            throw new SchemaException("The class " + type.getName() + " is not accessible: " + e.getMessage()
                    + "; let its module open the package to this library.");
        }
    }

    /** Takes an {@code Object[]} in the order of the components, returns an {@code Object}. */
    MethodHandle constructor(EntityClass entity) {
        try {
            return lookup.unreflectConstructor(entity.constructor())
                    .asFixedArity()
                    .asType(MethodType.genericMethodType(entity.components().size()))
                    .asSpreader(Object[].class, entity.components().size());
        } catch (IllegalAccessException e) {
            throw new SchemaException(
                    "The constructor of " + type.getName() + " is not accessible: " + e.getMessage() + ".");
        }
    }

    /** Takes the entity as an {@code Object}, returns the component's value as an {@code Object}. */
    MethodHandle getter(Component component) {
        try {
            return unreflect(component).asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new SchemaException("The component " + component + " is not accessible: " + e.getMessage() + ".");
        }
    }

    private MethodHandle unreflect(Component component) throws IllegalAccessException {
        Method accessor = EntityClass.accessor(type, component.name(), component.type());
        if (accessor != null) {
            return lookup.unreflect(accessor);
        }
        Field field = EntityClass.field(type, component.name(), component.type());
        if (field != null) {
            return lookup.unreflectGetter(field);
        }
        throw new SchemaException("The component " + component + " cannot be read; give the class a method "
                + component.name() + "(), a getter, or a field of that name and of type "
                + component.type().getSimpleName() + ".");
    }
}
