package io.interflux.mapping.reflect;

import io.interflux.error.SchemaException;
import io.interflux.model.Converter;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** Makes the converters that annotations name. */
final class Converters {

    private Converters() {}

    static Converter<?, ?> instance(Class<? extends Converter<?, ?>> type, Component component) {
        Converter<?, ?> converter;
        try {
            Constructor<? extends Converter<?, ?>> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            converter = constructor.newInstance();
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new SchemaException("The converter " + type.getName() + " of " + component + " cannot be made: " + e
                    + "; give it a constructor without parameters.");
        }
        if (converter.attributeType() != component.type()) {
            throw new SchemaException("The converter " + type.getName() + " is for "
                    + converter.attributeType().getSimpleName() + ", but the component " + component + " is of "
                    + component.type().getSimpleName() + "; correct one of them.");
        }
        return converter;
    }

    /** The second type argument of {@link Converter}. */
    static Class<?> storedType(Class<?> type, Component component) {
        for (Class<?> current = type; current != null; current = current.getSuperclass()) {
            for (Type implemented : current.getGenericInterfaces()) {
                if (implemented instanceof ParameterizedType parameterized
                        && parameterized.getRawType() == Converter.class
                        && parameterized.getActualTypeArguments()[1] instanceof Class<?> stored) {
                    return stored;
                }
            }
        }
        throw new SchemaException("The converter " + type.getName() + " of " + component
                + " does not say what it stores; let it name both types: implements Converter<Email, String>.");
    }
}
