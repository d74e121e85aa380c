package io.interflux.mapping.reflect;

import java.lang.invoke.MethodHandle;

/**
 * One parameter of the constructor.
 *
 * @param junction whether it takes the junction row
 */
record Place(Component component, int position, boolean junction, MethodHandle getter) {

    String name() {
        return component.name();
    }

    boolean isPrimitive() {
        return component.type().isPrimitive();
    }
}
