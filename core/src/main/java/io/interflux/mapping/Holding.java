package io.interflux.mapping;

import io.interflux.error.internal.Arguments;
import java.util.List;

/**
 * How a component of an {@link EntityMap} holds the rows of its association, where it does not hold them as they are or in a list.
 *
 * <pre>{@code
 * map(Pilot.class, Pilot::new)
 *         .id("id", Pilot::id)
 *         .hasOne("ship", Pilot::ship, Holding.one(Ship.class))
 *         .belongsToMany("squads", Pilot::squads, Holding.links(Squad.class, Membership.class), b -> b.through("membership"));
 * }</pre>
 *
 * @param <V> the type of the component: {@code One<Ship>}, {@code List<Link<Squad, Membership>>}
 */
@SuppressWarnings("UnusedTypeParameter") // the accessor must give what the component holds
public final class Holding<V> {

    private final Class<?> type;
    private final Held held;

    private Holding(Class<?> type, Held held) {
        this.type = type;
        this.held = held;
    }

    /** The row of a to-one, or that it is not loaded. */
    public static <C> Holding<One<C>> one(Class<C> target) {
        return new Holding<>(One.class, rows(target));
    }

    /** The rows of a collection, or that they are not loaded. */
    public static <C> Holding<Many<C>> many(Class<C> target) {
        return new Holding<>(Many.class, rows(target));
    }

    /** The targets of a many-to-many, each with its junction row beside it. */
    public static <C, J> Holding<List<Link<C, J>>> links(Class<C> target, Class<J> junction) {
        return new Holding<>(List.class, linked(target, junction));
    }

    /** The targets of a many-to-many, each with its junction row beside it, or that they are not loaded. */
    public static <C, J> Holding<Many<Link<C, J>>> manyLinks(Class<C> target, Class<J> junction) {
        return new Holding<>(Many.class, linked(target, junction));
    }

    /** The row itself. */
    static <C> Holding<C> row(Class<C> target) {
        return new Holding<>(target, rows(target));
    }

    /** The rows in a list. */
    static <C> Holding<List<C>> list(Class<C> target) {
        return new Holding<>(List.class, rows(target));
    }

    private static Held rows(Class<?> target) {
        return new Held(Arguments.required("The class that an association leads to", target), null);
    }

    private static Held linked(Class<?> target, Class<?> junction) {
        return new Held(rows(target).type(), Arguments.required("The class of the junction row of links", junction));
    }

    /** The class whose model the association leads to. */
    Class<?> target() {
        return held.type();
    }

    EntityComponent component(String name) {
        return new EntityComponent(name, type, false, held, null);
    }
}
