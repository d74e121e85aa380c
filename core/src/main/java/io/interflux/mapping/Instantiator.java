package io.interflux.mapping;

import org.jspecify.annotations.Nullable;

/**
 * Makes one instance from the values of one row, its junction and its included children.
 *
 * @param <T> the type of the instances
 */
@FunctionalInterface
public interface Instantiator<T> {

    /**
     * A new instance. The array may be kept by the instance: the caller never changes or reuses it.
     *
     * @param values in the order of the {@link Shape}: the attributes as their {@link io.interflux.model.Attribute#javaType()}, then the
     *     junction if the shape has one, then the included children ({@code List} for collections, an instance or null otherwise)
     */
    T instantiate(@Nullable Object[] values);
}
