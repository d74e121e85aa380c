package io.interflux.mapping;

import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a constructor.
 *
 * @param position its position among them
 * @param path the component with its class, for messages: {@code User.points}
 * @param name what it takes: the name of an attribute or an association of the model
 * @param embedded the value that it takes, or {@code null} where it takes no embedded value
 */
record Place(EntityComponent component, int position, String path, String name, @Nullable Composite<?> embedded) {

    boolean junction() {
        return component.junction();
    }

    boolean isPrimitive() {
        return component.type().isPrimitive();
    }

    /** Its class, boxed where it is primitive. */
    Class<?> boxedType() {
        return MethodType.methodType(component.type()).wrap().returnType();
    }

    /** {@code component User.points is a primitive int}, for messages. */
    String primitive() {
        return "The component " + path + " is a primitive " + component.type();
    }
}
