package io.interflux.mapping;

import org.jspecify.annotations.Nullable;

/**
 * How a component of an {@link EntityMap} is read of an instance: {@code User::username}.
 *
 * @param <T> the class of the instance
 * @param <V> the type of the component
 */
@FunctionalInterface
public interface Accessor<T, V> {

    /** What the instance holds in the component. */
    @Nullable V read(T instance);
}
