package io.interflux.mapping;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One component of a record, or one parameter of a class's constructor. It takes the attribute or the association that it is named after,
 * or, whatever its name, the junction row through which the entity was reached.
 *
 * @param name the name of the component
 * @param type its class, primitive where the component is
 * @param junction whether it takes the junction row
 * @param held what it holds of each associated row, for a component that takes an association
 * @param embedded the components of the value that it takes, each an attribute of the model, or {@code null} where it takes no such value
 */
public record EntityComponent(
        String name, Class<?> type, boolean junction, Held held, @Nullable EntityComponents<?> embedded) {

    /** A component that takes an attribute, or the row of a to-one as it is. */
    public static EntityComponent named(String name, Class<?> type) {
        return holding(name, type, type);
    }

    /** A component that takes associated rows in a {@code List}, a {@link Many} or a {@link One} of that class. */
    public static EntityComponent holding(String name, Class<?> type, Class<?> element) {
        return new EntityComponent(name, type, false, new Held(element, null), null);
    }

    /** A component that takes the {@link Link links} of a many-to-many, in a {@code List} or {@link Many}. */
    public static EntityComponent links(String name, Class<?> type, Class<?> target, Class<?> junction) {
        return new EntityComponent(name, type, false, new Held(target, junction), null);
    }

    /** A component that takes the junction row. */
    public static EntityComponent junction(String name, Class<?> type) {
        return new EntityComponent(name, type, true, new Held(type, null), null);
    }

    /** A component that takes a value whose own components are attributes of the model, under {@link #attributeWithin} names. */
    public static EntityComponent embedded(String name, EntityComponents<?> value) {
        return new EntityComponent(name, value.type(), false, new Held(value.type(), null), value);
    }

    /** The attribute that a component of an embedded value takes: {@code addressStreet} for {@code street} within {@code address}. */
    public static String attributeWithin(String embedded, String component) {
        return embedded.isEmpty()
                ? component
                : embedded + component.substring(0, 1).toUpperCase(Locale.ROOT) + component.substring(1);
    }

    /** Whether it can hold many rows. */
    boolean isCollection() {
        return Iterable.class.isAssignableFrom(type);
    }
}
