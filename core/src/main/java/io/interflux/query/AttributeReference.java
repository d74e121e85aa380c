package io.interflux.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names an attribute symbolically.
 *
 * @param owner the model whose attribute it is, or {@code null} for that of the level where it is used
 * @param path the to-one associations from the level's model to the owner; empty for an attribute of the level itself
 * @param junction whether it is an attribute of the junction through which the level is reached
 * @param name the attribute's name
 */
public record AttributeReference(@Nullable ModelReference owner, List<String> path, boolean junction, String name)
        implements SortKey {

    /** Copies the path. */
    public AttributeReference {
        path = List.copyOf(path);
    }

    /** An attribute of the level where the reference is used. */
    public static AttributeReference named(String name) {
        return new AttributeReference(null, List.of(), false, name);
    }

    /** An attribute of the junction through which the level is reached. */
    public static AttributeReference ofJunction(String name) {
        return new AttributeReference(null, List.of(), true, name);
    }

    /** Smallest first, nulls last, at whatever level it is used. */
    public <E> Ordering<E> asc() {
        return new Ordering<>(this, true);
    }

    /** Largest first, nulls first, at whatever level it is used. */
    public <E> Ordering<E> desc() {
        return new Ordering<>(this, false);
    }

    @Override
    public String toString() {
        String prefix = path.isEmpty() ? "" : String.join(".", path) + ".";
        return (junction ? "junction." : "") + prefix + name;
    }
}
