package io.interflux.mapping;

import org.jspecify.annotations.Nullable;

/**
 * What an instance holds of the rows of an association, whether in a list or alone.
 *
 * @param type the class of their instances: that of the model, a projection of it, or {@link DynamicEntity}
 * @param junction the class of the junction row beside each, where they come as {@link Link}; else {@code null}
 */
public record Held(Class<?> type, @Nullable Class<?> junction) {

    @Override
    public String toString() {
        return junction == null
                ? type.getSimpleName()
                : "Link<" + type.getSimpleName() + ", " + junction.getSimpleName() + ">";
    }
}
