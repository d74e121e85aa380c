package io.interflux.mapping;

import org.jspecify.annotations.Nullable;

/**
 * Makes one instance of arguments: the values of one row, its junction and its included children, each at its position.
 *
 * @param <T> the type of the instances
 */
@FunctionalInterface
public interface Instantiator<T> {

    /**
     * A new instance. The array is the instantiator's from now on: it may change it, and the instance may keep it.
     *
     * @param arguments the attributes as their {@link io.interflux.model.Attribute#javaType()}, the junction row, the included children
     *     ({@code List} for collections, an instance or null otherwise); null for what is not loaded
     */
    T instantiate(@Nullable Object[] arguments);
}
