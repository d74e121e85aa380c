package io.interflux.mapping.reflect;

import io.interflux.mapping.EntityComponent;
import io.interflux.mapping.Link;
import io.interflux.mapping.Many;
import io.interflux.mapping.One;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a component of type {@code List<T>}, {@code Many<T>} or {@code One<T>} holds, {@code T} a class or a {@code Link} of two.
 *
 * @param type the class of what is associated
 * @param junction the class of the junction row, or {@code null} where it holds no links
 */
record HeldType(Class<?> type, @Nullable Class<?> junction) {

    private static final Set<Class<?>> COLLECTIONS = Set.of(List.class, Collection.class, Many.class);

    /** What a collection holds, or {@code null} where the component is none, or one of something else. */
    static @Nullable HeldType ofMany(Component component) {
        return COLLECTIONS.contains(component.type()) ? of(argument(component)) : null;
    }

    /** What a to-one holds, or {@code null} where it is a {@code One} of something else. */
    static @Nullable HeldType ofOne(Component component) {
        if (component.type() != One.class) {
            return new HeldType(component.type(), null);
        }
        return argument(component) instanceof Class<?> type ? new HeldType(type, null) : null;
    }

    private static @Nullable Type argument(Component component) {
        return component.genericType() instanceof ParameterizedType generic
                ? generic.getActualTypeArguments()[0]
                : null;
    }

    private static @Nullable HeldType of(@Nullable Type argument) {
        if (argument instanceof Class<?> type) {
            return new HeldType(type, null);
        }
        return argument instanceof ParameterizedType generic && generic.getRawType() == Link.class
                ? ofLink(generic)
                : null;
    }

    private static @Nullable HeldType ofLink(ParameterizedType link) {
        Type[] arguments = link.getActualTypeArguments();
        return arguments[0] instanceof Class<?> target && arguments[1] instanceof Class<?> junction
                ? new HeldType(target, junction)
                : null;
    }

    /** The component as mappings know it. */
    static EntityComponent component(Component component) {
        HeldType many = ofMany(component);
        HeldType held = many == null ? ofOne(component) : many;
        if (held == null) {
            return EntityComponent.named(component.name(), component.type());
        }
        return held.junction == null
                ? EntityComponent.holding(component.name(), component.type(), held.type)
                : EntityComponent.links(component.name(), component.type(), held.type, held.junction);
    }
}
