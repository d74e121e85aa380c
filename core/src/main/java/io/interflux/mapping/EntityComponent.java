package io.interflux.mapping;

/**
 * One component of a record, or one parameter of a class's constructor. It takes the attribute or the association that it is named after,
 * or, whatever its name, the junction row through which the entity was reached.
 *
 * @param name the name of the component
 * @param type its class, primitive where the component is
 * @param junction whether it takes the junction row
 */
public record EntityComponent(String name, Class<?> type, boolean junction) {

    /** A component that takes an attribute or an association. */
    public static EntityComponent named(String name, Class<?> type) {
        return new EntityComponent(name, type, false);
    }

    /** A component that takes the junction row. */
    public static EntityComponent junction(String name, Class<?> type) {
        return new EntityComponent(name, type, true);
    }
}
